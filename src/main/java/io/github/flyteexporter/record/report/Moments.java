package io.github.flyteexporter.record.report;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.ClockTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The moments at which something changed in what the exporter said. */
public final class Moments {
  private Moments() {}

  /** A length in words: {@code 2 min 20 s}. */
  static String length(Duration length) {
    long seconds = Math.round(length.toMillis() / 1000.0);
    return seconds < 60
        ? seconds + " s"
        : seconds < 3600
            ? seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s")
            : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  /** How a function stood in a round. */
  static Status status(RoundVerdict round, PlatformFunction function) {
    return round.functions().stream()
        .filter(one -> one.name() == function)
        .map(RoundVerdict.Function::status)
        .findFirst()
        .orElse(Status.UNKNOWN);
  }

  /** What changed in a recording: what was said, and what happened beside that. */
  public static List<Moment> of(Story story) {
    List<Moment> moments = new ArrayList<>(of(story.rounds()));
    moments.addAll(story.events());
    moments.sort(Comparator.comparing(Moment::at));
    return moments;
  }

  /** The same with one moment for all that changed at once. */
  public static List<Moment> together(Story story) {
    Map<Instant, String> all = new TreeMap<>();
    of(story)
        .forEach(one -> all.merge(one.at(), one.what(), (first, second) -> first + " " + second));
    return all.entrySet().stream().map(one -> new Moment(one.getKey(), one.getValue())).toList();
  }

  /** What changed from round to round. */
  static List<Moment> of(List<RoundVerdict> rounds) {
    List<Moment> moments = new ArrayList<>();
    RoundVerdict before = rounds.get(0);
    moments.add(new Moment(before.at(), "The recording begins: " + state(before) + "."));
    for (RoundVerdict round : rounds.subList(1, rounds.size())) {
      for (Status is : Status.values()) {
        List<PlatformFunction> changed = changed(before, round, is);
        if (!changed.isEmpty()) {
          moments.add(new Moment(round.at(), sentence(changed, is)));
        }
      }
      incident(before, round).ifPresent(moments::add);
      String was = cause(before);
      String is = cause(round);
      if (!is.equals(was) && !is.isEmpty()) {
        moments.add(
            new Moment(
                round.at(),
                "Cause: `" + is + "`" + (was.isEmpty() ? "." : ", was `" + was + "`.")));
      }
      before = round;
    }
    moments.add(new Moment(before.at(), "The recording ends: " + state(before) + "."));
    return moments;
  }

  private static Optional<Moment> incident(RoundVerdict before, RoundVerdict round) {
    Optional<Instant> was = open(before);
    Optional<Instant> is = open(round);
    if (is.isPresent() && !is.equals(was)) {
      return Optional.of(
          new Moment(
              round.at(),
              is.get().equals(round.at())
                  ? "An incident begins."
                  : "An incident opens, which began at " + ClockTime.of(is.get()) + "."));
    }
    return was.isPresent() && is.isEmpty()
        ? Optional.of(new Moment(round.at(), "The incident ends."))
        : Optional.empty();
  }

  private static Optional<Instant> open(RoundVerdict round) {
    return round.incident().filter(one -> one.end().isEmpty()).map(RoundVerdict.Trouble::since);
  }

  /** The functions that were impaired, or are, and stand so now. */
  private static List<PlatformFunction> changed(
      RoundVerdict before, RoundVerdict round, Status is) {
    return Arrays.stream(PlatformFunction.values())
        .filter(function -> status(round, function) == is && status(before, function) != is)
        .filter(function -> is == Status.IMPAIRED || status(before, function) == Status.IMPAIRED)
        .toList();
  }

  private static String sentence(List<PlatformFunction> functions, Status is) {
    return names(functions)
        + (functions.size() == 1 ? " is " : " are ")
        + switch (is) {
          case IMPAIRED -> "impaired";
          case WORKING -> "working again";
          case UNKNOWN -> "not known any more";
        }
        + ".";
  }

  /** As code, one after the other. */
  static String names(Collection<PlatformFunction> functions) {
    return functions.stream()
        .sorted()
        .map(one -> "`" + one.label() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String state(RoundVerdict round) {
    List<PlatformFunction> impaired =
        round.functions().stream()
            .filter(one -> one.status() == Status.IMPAIRED)
            .map(RoundVerdict.Function::name)
            .toList();
    return impaired.isEmpty()
        ? "nothing is impaired"
        : names(impaired) + (impaired.size() == 1 ? " is" : " are") + " impaired";
  }

  private static String cause(RoundVerdict round) {
    return round.cause().map(one -> one.cause().label()).orElse("");
  }
}
