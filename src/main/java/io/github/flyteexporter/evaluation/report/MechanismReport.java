package io.github.flyteexporter.evaluation.report;

import io.github.flyteexporter.evaluation.perturb.VariantScore;
import io.github.flyteexporter.evaluation.score.Mechanism;
import io.github.flyteexporter.evaluation.score.Outcome;
import io.github.flyteexporter.evaluation.score.OutcomeCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recordings by what breaks in them: what stays right of each mechanism when nothing that was
 * learned from its texts is known.
 */
public record MechanismReport(List<VariantScore> scores) {
  private static final List<String> HEAD =
      List.of(
          "Mechanism",
          "Recordings",
          "Right/unknown/wrong",
          "Without its texts r/u/w",
          "Right by its texts only");

  /** A row for each mechanism. */
  public TextTable table() {
    Map<Mechanism, List<VariantScore>> rows =
        scores.stream()
            .collect(
                Collectors.groupingBy(
                    one -> Mechanism.of(one.usual().truth()), TreeMap::new, Collectors.toList()));
    return new TextTable(
        HEAD, rows.entrySet().stream().map(one -> row(one.getKey(), one.getValue())).toList());
  }

  private static List<String> row(Mechanism mechanism, List<VariantScore> scores) {
    String texts =
        scores.stream()
            .filter(VariantScore::isOnlyWitness)
            .map(one -> one.recording() + " (" + one.score().cause().word() + ")")
            .collect(Collectors.joining(", "));
    return List.of(
        mechanism.title(),
        String.valueOf(scores.size()),
        OutcomeCounts.of(scores.stream().map(one -> one.usual().cause()).toList()).brief(),
        OutcomeCounts.of(scores.stream().map(one -> one.score().cause()).toList()).brief(),
        texts.isEmpty() ? "–" : texts);
  }

  /** Whether nothing is judged wrong, with the texts or without. */
  public boolean good() {
    return scores.stream()
        .noneMatch(
            one -> one.usual().cause() == Outcome.WRONG || one.score().cause() == Outcome.WRONG);
  }
}
