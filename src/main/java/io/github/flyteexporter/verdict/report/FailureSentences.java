package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.failure.FailureReason;
import io.github.flyteexporter.signal.failure.FaultLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Failure rates as sentences: whether one team is affected, or all. */
public final class FailureSentences {
  private FailureSentences() {}

  /** One sentence if all are affected, otherwise one for each project and domain. */
  public static List<String> of(List<FailureRate> rates) {
    List<String> sentences = new ArrayList<>();
    for (FaultLocation blame : FaultLocation.values()) {
      List<FailureRate> alike = rates.stream().filter(rate -> rate.blame() == blame).toList();
      if (!alike.isEmpty() && alike.get(0).affectsAll()) {
        sentences.add(affectsAll(blame, alike));
      } else {
        alike.forEach(rate -> sentences.add(one(rate)));
      }
    }
    return sentences;
  }

  private static String affectsAll(FaultLocation blame, List<FailureRate> alike) {
    FailureScope spread = alike.get(0).spread();
    String where =
        spread.judged() == 1
            ? name(alike.get(0).where()) + ", the only one with enough of them to judge"
            : spread.failing() + " of " + spread.judged() + " project-domains";
    String numbers = numbers(spread.sum());
    return switch (blame) {
      case PLATFORM -> "The platform fails workflows of " + where + ": " + numbers + ".";
      case NODES ->
          "Nodes take pods away from workflows of "
              + where
              + ": "
              + numbers
              + ". Look at the nodes; Flyte only reports it.";
      case UNCLEAR ->
          "Workflows of "
              + where
              + " fail, and the errors do not show whose fault it is: "
              + numbers
              + ".";
      case CODE ->
          "Workflows of "
              + where
              + " fail by their own code at the same time: "
              + numbers
              + ". That may be a shared image or the cluster rather than one team.";
    };
  }

  private static String numbers(FailureSum sum) {
    return "%d of %d of the last %s failed (%s)"
        .formatted(
            sum.failed(),
            sum.finished(),
            sum.shortest().equals(sum.longest())
                ? length(sum.longest())
                : sum.shortest().toMinutes() + " min to " + upTo(sum.longest()),
            reasons(sum.reasons()));
  }

  private static String upTo(Duration window) {
    return window.toMinutes() == 60 ? "1 h" : window.toMinutes() + " min";
  }

  private static String one(FailureRate rate) {
    String whose =
        switch (rate.blame()) {
          case PLATFORM -> "were failed by the platform";
          case NODES -> "failed because nodes took their pods away";
          case UNCLEAR -> "failed by errors that do not show whose fault it is";
          case CODE -> "failed by their own code";
        };
    return "%s: %d of %d workflows of the last %s %s (%s)%s."
        .formatted(
            name(rate.where()),
            rate.failed(),
            rate.finished(),
            length(rate.window()),
            whose,
            reasons(rate.reasons()),
            others(rate.spread()));
  }

  private static String others(FailureScope spread) {
    if (spread.judged() == 1) {
      return "; no other project-domain has enough workflows to compare";
    }
    if (spread.fine() == spread.judged() - 1) {
      return spread.fine() == 1
          ? "; the other project-domain is fine"
          : "; the other " + spread.fine() + " project-domains are fine";
    }
    return "";
  }

  private static String name(ProjectDomain where) {
    return where.equals(ProjectDomain.OTHER)
        ? "project-domains without a series of their own"
        : where.project() + "/" + where.domain();
  }

  /** Reasons with their numbers, the most frequent first. */
  public static String reasons(Map<FailureReason, Long> reasons) {
    return reasons.entrySet().stream()
        .sorted(
            Map.Entry.<FailureReason, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(reason -> reason.getKey().label() + " " + reason.getValue())
        .collect(Collectors.joining(", "));
  }

  /** A window as people say it. */
  public static String length(Duration window) {
    return window.toMinutes() == 60 ? "hour" : window.toMinutes() + " min";
  }
}
