package io.github.flyteexporter.record.report;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.bundle.RoundVerdict.Trouble;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.ClockTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When an incident was detected, by what, and what would have detected it earlier. */
final class FirstSign {
  /** Targets of looks, and the setting with which they are looked at. */
  private static final Map<String, String> LOOKS =
      new TreeMap<>(
          Map.of(
              "database", "database.host",
              "object_store", "looks.objectStore",
              "flyteadmin", "admin.enabled",
              "kube_api", "kubernetes.enabled"));

  private final List<RoundVerdict> rounds;
  private final Trouble incident;
  private final List<Looked> looks;
  private final Duration alertFor;

  FirstSign(List<RoundVerdict> rounds, Trouble incident, List<Looked> looks, Duration alertFor) {
    this.rounds = rounds;
    this.incident = incident;
    this.looks = looks;
    this.alertFor = alertFor;
  }

  /** What the exporter said first, and when its alert could fire. */
  List<String> alerts() {
    List<String> lines = new ArrayList<>();
    Optional<Instant> first = said();
    if (first.isEmpty()) {
      return List.of("The recording does not hold the round that said so first.", "");
    }
    lines.add(
        "- The exporter said so at "
            + ClockTime.of(first.get())
            + ", "
            + Moments.length(Duration.between(incident.since(), first.get()))
            + " after the moment from which it dates the incident.");
    named()
        .ifPresent(
            round ->
                lines.add(
                    "- It named `"
                        + incident.cause().orElse(Cause.UNKNOWN).label()
                        + "` first at "
                        + ClockTime.of(round.at())
                        + "."));
    lines.add(
        alert()
            .map(
                at ->
                    "- `FlytePlatformImpaired` could fire at "
                        + ClockTime.of(at)
                        + ": its condition had then held for "
                        + Moments.length(alertFor)
                        + " (its `for`). Add a scrape and an evaluation of Prometheus.")
            .orElse(
                "- `FlytePlatformImpaired` did not fire by this recording: its condition never held"
                    + " for "
                    + Moments.length(alertFor)
                    + " (its `for`)."));
    lines.add("");
    return lines;
  }

  /** Empty where it was impaired before the recording began. */
  private Optional<Instant> said() {
    return rounds.get(0).impaired()
        ? Optional.empty()
        : rounds.stream()
            .filter(one -> one.impaired() && !one.at().isBefore(incident.since()))
            .map(RoundVerdict::at)
            .findFirst();
  }

  private Optional<RoundVerdict> named() {
    return rounds.stream()
        .filter(
            one ->
                one.cause()
                    .filter(is -> Optional.of(is.cause()).equals(incident.cause()))
                    .isPresent())
        .findFirst();
  }

  /** When the condition had first held for long enough, round by round. */
  private Optional<Instant> alert() {
    Optional<Instant> since = Optional.empty();
    for (RoundVerdict round : rounds) {
      if (since.filter(from -> !round.at().isBefore(from.plus(alertFor))).isPresent()
          && pages(round)) {
        return since.map(from -> from.plus(alertFor));
      }
      since = pages(round) ? since.or(() -> Optional.of(round.at())) : Optional.empty();
    }
    return Optional.empty();
  }

  /** As the alert's expression: not for the exporter's own sight, nor for a used up quota alone. */
  private static boolean pages(RoundVerdict round) {
    List<PlatformFunction> impaired =
        round.functions().stream()
            .filter(one -> one.status() == Status.IMPAIRED)
            .map(RoundVerdict.Function::name)
            .filter(one -> one != PlatformFunction.OBSERVE)
            .toList();
    boolean quotaAlone =
        !round.causes().isEmpty()
            && round.causes().stream().allMatch(one -> one.cause() == Cause.QUOTA)
            && impaired.stream().allMatch(one -> one == PlatformFunction.LAUNCH);
    return !impaired.isEmpty() && !quotaAlone;
  }

  /** Looks that failed before, and looks that are not made. */
  List<String> earlier() {
    List<String> lines = new ArrayList<>();
    Optional<Instant> first = said();
    looks.stream()
        .filter(one -> !one.ok())
        .filter(one -> first.filter(one.at()::isBefore).isPresent())
        .filter(one -> !one.at().isBefore(incident.since().minus(Duration.ofMinutes(5))))
        .min(Comparator.comparing(Looked::at))
        .ifPresent(
            one ->
                lines.add(
                    "- A look at `"
                        + one.target()
                        + "` failed at "
                        + ClockTime.of(one.at())
                        + " ("
                        + one.failed()
                        + "), "
                        + Moments.length(Duration.between(one.at(), first.orElseThrow()))
                        + " before: `flyte_look_success` was 0."));
    boolean isFlyte2 = rounds.stream().anyMatch(RoundVerdict::isFlyte2);
    LOOKS.forEach(
        (target, key) -> {
          if (!(isFlyte2 && target.equals("flyteadmin"))
              && looks.stream().noneMatch(one -> one.target().equals(target))) {
            lines.add("- `" + target + "` was not looked at: set `" + key + "`.");
          }
        });
    if (rounds.size() > 1) {
      Duration whole = Duration.between(rounds.get(0).at(), rounds.get(rounds.size() - 1).at());
      lines.add(
          "- Rounds were "
              + Moments.length(whole.dividedBy(rounds.size() - 1))
              + " apart (`interval`): nothing is said within that time.");
    }
    lines.add("");
    return lines;
  }
}
