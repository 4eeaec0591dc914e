package io.github.flyteexporter.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The scores of some recordings from each set of sources. */
public record EvaluationReport(Map<SourceSet, List<RecordingScore>> scores) {
  /** Plays each recording once and judges it from each of these sets of sources. */
  public static EvaluationReport of(List<Path> folders, List<SourceSet> sets) throws IOException {
    Map<SourceSet, List<RecordingScore>> scores = new EnumMap<>(SourceSet.class);
    for (Path folder : folders) {
      Evaluation evaluation = Evaluation.of(folder);
      for (SourceSet set : sets) {
        scores.computeIfAbsent(set, one -> new ArrayList<>()).add(evaluation.score(set));
      }
    }
    return new EvaluationReport(scores);
  }

  /** The largest set of sources: the one that counts. */
  SourceSet fullest() {
    return scores.keySet().stream().max(SourceSet::compareTo).orElseThrow();
  }

  /** Recordings by their answer. */
  OutcomeCounts recordings(SourceSet sources) {
    return OutcomeCounts.of(scores.get(sources).stream().map(RecordingScore::cause).toList());
  }

  int falseAlarms(SourceSet sources) {
    return scores.get(sources).stream().mapToInt(RecordingScore::falseAlarms).sum();
  }

  /** Whether no recording is wrong and there is no false alarm. */
  public boolean good() {
    return recordings(fullest()).wrong() == 0 && falseAlarms(fullest()) == 0;
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
                        ConfusionMatrix.sum(one.getValue()).table().text(),
                        ""))
            .collect(Collectors.joining("\n"));
    return all + "\nAll recordings\n\n" + TotalsTable.table(this).text();
  }

  /** For README. */
  public String markdown() {
    List<RecordingScore> full = scores.get(fullest());
    return String.join(
        "\n",
        TotalsTable.table(this).markdown(),
        RecordingTable.table(full).markdown(),
        ConfusionMatrix.sum(full).table().markdown());
  }
}
