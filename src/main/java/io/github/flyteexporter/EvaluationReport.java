package io.github.flyteexporter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The scores of some recordings from each set of sources. */
record EvaluationReport(Map<EvaluationSources, List<EvaluationScore>> scores) {
  /** Plays each recording once and judges it from each of these sets of sources. */
  static EvaluationReport of(List<Path> folders, List<EvaluationSources> sets) throws IOException {
    Map<EvaluationSources, List<EvaluationScore>> scores = new EnumMap<>(EvaluationSources.class);
    for (Path folder : folders) {
      Evaluation evaluation = Evaluation.of(folder);
      for (EvaluationSources set : sets) {
        scores.computeIfAbsent(set, one -> new ArrayList<>()).add(evaluation.score(set));
      }
    }
    return new EvaluationReport(scores);
  }

  /** The largest set of sources: the one that counts. */
  EvaluationSources fullest() {
    return scores.keySet().stream().max(EvaluationSources::compareTo).orElseThrow();
  }

  /** Recordings by their answer. */
  EvaluationTally recordings(EvaluationSources sources) {
    return EvaluationTally.of(scores.get(sources).stream().map(EvaluationScore::cause).toList());
  }

  int falseAlarms(EvaluationSources sources) {
    return scores.get(sources).stream().mapToInt(EvaluationScore::falseAlarms).sum();
  }

  /** Whether no recording is wrong and there is no false alarm. */
  boolean good() {
    return recordings(fullest()).wrong() == 0 && falseAlarms(fullest()) == 0;
  }

  /** {@code right N, unknown N, wrong N, false alarms N}. */
  String lastLine() {
    return recordings(fullest()).words() + ", false alarms " + falseAlarms(fullest());
  }

  /** For a terminal. */
  String text() {
    String all =
        scores.entrySet().stream()
            .map(
                one ->
                    String.join(
                        "\n",
                        one.getKey().title() + "\n",
                        EvaluationDetails.table(one.getValue()).text(),
                        EvaluationMatrix.sum(one.getValue()).table().text(),
                        ""))
            .collect(Collectors.joining("\n"));
    return all + "\nAll recordings\n\n" + EvaluationTotals.table(this).text();
  }

  /** For README. */
  String markdown() {
    List<EvaluationScore> full = scores.get(fullest());
    return String.join(
        "\n",
        EvaluationTotals.table(this).markdown(),
        EvaluationDetails.table(full).markdown(),
        EvaluationMatrix.sum(full).table().markdown());
  }
}
