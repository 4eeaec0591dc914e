package io.github.flyteexporter.evaluation.report;

import io.github.flyteexporter.evaluation.perturb.Kind;
import io.github.flyteexporter.evaluation.perturb.VariantScore;
import io.github.flyteexporter.evaluation.score.Outcome;
import io.github.flyteexporter.evaluation.score.OutcomeCounts;
import io.github.flyteexporter.evaluation.score.RecordingScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the verdict says of recordings that are seen or judged otherwise. */
public record PerturbationReport(List<VariantScore> scores) {
  private static final List<String> VARIANTS =
      List.of(
          "Perturbation",
          "Variant",
          "Recordings right/unknown/wrong",
          "Function ticks r/u/w",
          "False alarms",
          "Worse than as recorded");

  private static final List<String> WITNESSES =
      List.of("Recording", "Its verdict falls without any one of");

  /** A row for each variant. */
  public TextTable variants() {
    Map<String, List<VariantScore>> rows = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      for (VariantScore score : scores) {
        if (score.kind() == kind) {
          rows.computeIfAbsent(kind + score.variant(), key -> new ArrayList<>()).add(score);
        }
      }
    }
    return new TextTable(VARIANTS, rows.values().stream().map(PerturbationReport::row).toList());
  }

  private static List<String> row(List<VariantScore> variant) {
    List<RecordingScore> scores = variant.stream().map(VariantScore::score).toList();
    String worse =
        variant.stream()
            .filter(VariantScore::worse)
            .map(one -> one.score().name() + " (" + one.score().cause().word() + ")")
            .collect(Collectors.joining(", "));
    return List.of(
        variant.get(0).kind().title(),
        variant.get(0).variant(),
        OutcomeCounts.of(scores.stream().map(RecordingScore::cause).toList()).brief(),
        scores.stream()
            .map(RecordingScore::functions)
            .reduce(new OutcomeCounts(0, 0, 0), OutcomeCounts::plus)
            .brief(),
        String.valueOf(scores.stream().mapToInt(RecordingScore::falseAlarms).sum()),
        worse.isEmpty() ? "–" : worse);
  }

  /** A row for each recording whose verdict stands on one witness only. */
  public TextTable witnesses() {
    Map<String, List<String>> witnesses = new TreeMap<>();
    for (VariantScore score : scores) {
      if (score.isOnlyWitness()) {
        witnesses
            .computeIfAbsent(score.recording(), name -> new ArrayList<>())
            .add(score.variant());
      }
    }
    return new TextTable(
        WITNESSES,
        witnesses.entrySet().stream()
            .map(one -> List.of(one.getKey(), String.join(", ", one.getValue())))
            .toList());
  }

  /** Whether no variant of a recording is judged wrong. */
  public boolean good() {
    return wrong() == 0;
  }

  private long wrong() {
    return scores.stream().filter(one -> one.score().cause() == Outcome.WRONG).count();
  }

  /** The sum of all variants. */
  public String lastLine() {
    return scores.size()
        + " variants: "
        + OutcomeCounts.of(scores.stream().map(one -> one.score().cause()).toList()).words()
        + ", false alarms "
        + scores.stream().mapToInt(one -> one.score().falseAlarms()).sum();
  }
}
