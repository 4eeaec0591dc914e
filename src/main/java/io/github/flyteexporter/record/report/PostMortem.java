package io.github.flyteexporter.record.report;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.bundle.RoundVerdict.Trouble;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.incident.UnqueuedRuns;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The draft of a post-mortem of one incident, in Markdown. */
final class PostMortem {
  private final List<RoundVerdict> rounds;
  private final Trouble incident;
  private final List<Looked> looks;
  private final Duration alertFor;
  private final StringBuilder text = new StringBuilder();

  /**
   * A post-mortem.
   *
   * @param rounds those of the incident and around it
   * @param incident as the last of them says
   * @param looks all of the recording
   * @param alertFor how long a function must be impaired until the alert fires
   */
  PostMortem(List<RoundVerdict> rounds, Trouble incident, List<Looked> looks, Duration alertFor) {
    this.rounds = rounds;
    this.incident = incident;
    this.looks = looks;
    this.alertFor = alertFor;
  }

  String markdown() {
    head();
    picture();
    timeline();
    cause();
    FirstSign signs = new FirstSign(rounds, incident, looks, alertFor);
    line("## What was ruled out", "").lines(ruledOut());
    line("## Damage", "").lines(damage());
    line("## Who said so first", "").lines(signs.alerts());
    line("## What would have said so earlier", "").lines(signs.earlier());
    line("## To be written", "", "- What was done, by whom, and when:");
    return line("- What changes, so that it does not happen again:").text.toString();
  }

  private PostMortem line(String... all) {
    return lines(List.of(all));
  }

  private PostMortem lines(List<String> all) {
    all.forEach(one -> text.append(one).append('\n'));
    return this;
  }

  private void head() {
    Cause cause = incident.cause().orElse(Cause.UNKNOWN);
    line("# Flyte was impaired on " + incident.since().toString().substring(0, 10), "");
    line("*Draft, made from a recording. All times are in UTC.*", "");
    line(
        "From "
            + Moments.time(incident.since())
            + incident
                .end()
                .map(
                    end ->
                        " to "
                            + Moments.time(end)
                            + ", "
                            + Moments.length(Duration.between(incident.since(), end)))
                .orElse(" on; it had not ended when the recording did")
            + ", "
            + names()
            + (incident.functions().size() == 1 ? " was" : " were")
            + " impaired. Probable cause: `"
            + cause.label()
            + "`, "
            + meaning(cause)
            + ".",
        "");
  }

  private boolean isFlyte2() {
    return rounds.stream().anyMatch(RoundVerdict::isFlyte2);
  }

  private String meaning(Cause cause) {
    return Causes.of(cause).texts(isFlyte2()).meaning();
  }

  private String names() {
    return incident.functions().isEmpty() ? "a function" : Moments.names(incident.functions());
  }

  private void picture() {
    line("```text").lines(Bars.of(rounds)).line("```", "");
  }

  private void timeline() {
    line("## Timeline", "", "| Time | What |", "|---|---|");
    Moments.of(rounds)
        .forEach(one -> line("| " + Moments.time(one.at()) + " | " + cell(one.what()) + " |"));
    line("");
  }

  private void cause() {
    line("## Cause", "");
    Cause cause = incident.cause().orElse(Cause.UNKNOWN);
    Optional<RoundVerdict> strongest =
        rounds.stream()
            .filter(round -> weight(round, cause) > 0)
            .max(
                Comparator.comparingDouble((RoundVerdict round) -> weight(round, cause))
                    .thenComparing(
                        round -> of(round, cause).map(one -> one.facts().size()).orElse(0)));
    line("`" + cause.label() + "`: " + meaning(cause) + ".", "");
    strongest.ifPresent(
        round -> {
          line("What spoke for it at " + Moments.time(round.at()) + ":", "");
          of(round, cause)
              .ifPresent(one -> one.facts().forEach(fact -> line("- " + plain(fact.sentence()))));
          line("");
          round.firstAction().ifPresent(action -> line("First action: " + action, ""));
        });
  }

  private static double weight(RoundVerdict round, Cause cause) {
    return of(round, cause).map(CauseReport::weight).orElse(0.0);
  }

  private static Optional<CauseReport> of(RoundVerdict round, Cause cause) {
    return round.causes().stream().filter(one -> one.cause() == cause).findFirst();
  }

  private List<String> ruledOut() {
    List<String> lines = new ArrayList<>();
    for (String target : looks.stream().map(Looked::target).distinct().sorted().toList()) {
      List<Looked> during =
          looks.stream().filter(one -> one.target().equals(target) && isWithin(one.at())).toList();
      if (!during.isEmpty() && during.stream().allMatch(Looked::ok) && !isAccused(target)) {
        lines.add(
            "- `"
                + target
                + "` answered our looks in each of "
                + during.size()
                + " rounds, in at most "
                + during.stream().mapToLong(one -> one.slowest().toMillis()).max().orElse(0)
                + " ms.");
      }
    }
    List<PlatformFunction> working =
        Arrays.stream(PlatformFunction.values())
            .filter(function -> !incident.functions().contains(function))
            .filter(
                function ->
                    rounds.stream()
                        .filter(one -> isWithin(one.at()))
                        .anyMatch(one -> Moments.status(one, function) == Status.WORKING))
            .toList();
    if (!working.isEmpty()) {
      lines.add("- Never impaired: " + Moments.names(working) + ".");
    }
    if (lines.isEmpty()) {
      lines.add("Nothing: no direct look answered throughout, and no function was seen working.");
    }
    lines.add("");
    return lines;
  }

  /** Whether the cause is about this target: that it answered us does not clear it. */
  private boolean isAccused(String target) {
    String cause = incident.cause().orElse(Cause.UNKNOWN).label();
    return cause.contains(target)
        || (target.equals("kube_api") && cause.startsWith("kube"))
        || (target.equals("flyteadmin") && cause.startsWith("admin"));
  }

  private boolean isWithin(Instant at) {
    return !at.isBefore(incident.since()) && !incident.end().filter(at::isAfter).isPresent();
  }

  private List<String> damage() {
    List<String> lines = new ArrayList<>(List.of("| What | How many |", "|---|---|"));
    if (isFlyte2()) {
      lines.add("| Runs that failed by the platform | " + number(incident.killed()) + " |");
      lines.add("| Runs accepted and never enqueued | " + number(incident.notEnqueued()) + " |");
      lines.add("| Triggers that were late | " + number(incident.missed()) + " |");
      lines.add("");
      lines.addAll(lost());
      return lines;
    }
    lines.add("| Workflows killed by the platform | " + number(incident.killed()) + " |");
    lines.add("| Executions that could not be created | " + number(incident.refused()) + " |");
    lines.add("| Schedules missed | " + number(incident.missed()) + " |");
    lines.add("");
    return lines;
  }

  /** Runs that nothing starts any more, with what to do about them. */
  private List<String> lost() {
    if (incident.lostRuns().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(UnqueuedRuns.WHAT_TO_DO);
    lines.add("");
    incident.lostRuns().forEach(run -> lines.add("- `" + run.replace("`", "") + "`"));
    long more = incident.notEnqueued().orElse(0L) - incident.lostRuns().size();
    if (more > 0) {
      lines.add("- and " + more + " more");
    }
    lines.add("");
    return lines;
  }

  private static String number(Optional<Long> number) {
    return number.map(String::valueOf).orElse("not known");
  }

  /** A text of Flyte's in Markdown: no table, link or picture begins in it. */
  static String plain(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\[\\]<>*_|])", "\\\\$1");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
