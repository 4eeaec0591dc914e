package io.github.flyteexporter.evaluation.report;

import io.github.flyteexporter.evaluation.play.EvaluationCase;
import io.github.flyteexporter.evaluation.play.Parallel;
import io.github.flyteexporter.evaluation.play.SourceSet;
import io.github.flyteexporter.evaluation.score.ConfusionMatrix;
import io.github.flyteexporter.evaluation.score.OutcomeCounts;
import io.github.flyteexporter.evaluation.score.RecordingScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The scores of some recordings from each set of sources. */
public record EvaluationReport(Map<SourceSet, List<RecordingScore>> scores) {
  /**
   * Plays each recording once and judges it from each of these sets of sources.
   *
   * @throws IOException when a recording cannot be played
   */
  public static EvaluationReport of(List<Path> folders, List<SourceSet> sets) throws IOException {
    List<List<RecordingScore>> played =
        Parallel.map(
            folders,
            folder -> {
              EvaluationCase recording = EvaluationCase.of(folder);
              return sets.stream().map(set -> RecordingScore.of(recording, set)).toList();
            });
    Map<SourceSet, List<RecordingScore>> scores = new EnumMap<>(SourceSet.class);
    for (int i = 0; i < sets.size(); i++) {
      int set = i;
      scores.put(sets.get(i), played.stream().map(one -> one.get(set)).toList());
    }
    return new EvaluationReport(scores);
  }

  /** The largest set of sources: the one that counts. */
  SourceSet fullest() {
    return scores.keySet().stream().max(SourceSet::compareTo).orElseThrow();
  }

  /** Recordings by their answer. */
  public OutcomeCounts recordings(SourceSet sources) {
    return OutcomeCounts.of(scores.get(sources).stream().map(RecordingScore::cause).toList());
  }

  public int falseAlarms(SourceSet sources) {
    return scores.get(sources).stream().mapToInt(RecordingScore::falseAlarms).sum();
  }

  /** Whether no recording is wrong and there is no false alarm. */
  public boolean good() {
    return recordings(fullest()).wrong() == 0 && falseAlarms(fullest()) == 0;
  }

  /** How long it took to the right cause, where it was found, and where it never was. */
  String detection() {
    List<Double> seconds =
        scores.get(fullest()).stream()
            .flatMapToDouble(score -> score.toVerdict().stream())
            .sorted()
            .boxed()
            .toList();
    List<Double> found = seconds.stream().filter(one -> !one.isInfinite()).toList();
    if (found.isEmpty()) {
      return "The right cause was never found.";
    }
    return String.format(
        Locale.ROOT,
        "Seconds from the first harm to the right cause: median %.0f, worst %.0f, never %d.",
        found.get((found.size() - 1) / 2),
        found.get(found.size() - 1),
        seconds.size() - found.size());
  }

  /** {@code right N, unknown N, wrong N, false alarms N}. */
  public String lastLine() {
    return recordings(fullest()).words() + ", false alarms " + falseAlarms(fullest());
  }

  /** For a terminal. */
  public String text() {
    String all =
        scores.entrySet().stream()
            .map(
                one ->
                    String.join(
                        "\n",
                        one.getKey().title() + "\n",
                        RecordingTable.table(one.getValue()).text(),
                        ConfusionTable.of(ConfusionMatrix.sum(one.getValue())).text(),
                        ""))
            .collect(Collectors.joining("\n"));
    return all + "\nAll recordings\n\n" + TotalsTable.table(this).text() + "\n" + detection();
  }

  /** For src/docs/accuracy.md. */
  public String markdown() {
    List<RecordingScore> full = scores.get(fullest());
    return String.join(
        "\n",
        TotalsTable.table(this).markdown(),
        RecordingTable.table(full).markdown(),
        ConfusionTable.of(ConfusionMatrix.sum(full)).markdown());
  }
}
