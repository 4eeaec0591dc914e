package io.github.flyteexporter.evaluation.score;

import io.github.flyteexporter.evaluation.play.VerdictSample;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ticks by the truth's cause and the first cause that was said; {@code none} where there is no
 * cause to name, or nothing was impaired.
 */
public record ConfusionMatrix(Map<Cell, Long> ticks) {
  private static final String NONE = "none";

  /** The causes in their order, {@code none} last. */
  public static final List<String> ORDER =
      Stream.concat(Arrays.stream(Cause.values()).map(Cause::label), Stream.of(NONE)).toList();

  /** A place in the matrix. */
  public record Cell(String truth, String said) {}

  public ConfusionMatrix {
    ticks = Map.copyOf(ticks);
  }

  static ConfusionMatrix of(CauseScore causes, List<VerdictSample> samples) {
    Map<Cell, Long> ticks = new HashMap<>();
    for (VerdictSample sample : samples) {
      Optional<Cause> said =
          sample.impaired() ? sample.cause().or(() -> Optional.of(Cause.UNKNOWN)) : sample.cause();
      ticks.merge(new Cell(label(causes.expected(sample)), label(said)), 1L, Long::sum);
    }
    return new ConfusionMatrix(ticks);
  }

  /** All recordings together. */
  public static ConfusionMatrix sum(List<RecordingScore> scores) {
    Map<Cell, Long> sum = new HashMap<>();
    for (RecordingScore score : scores) {
      score.matrix().ticks().forEach((cell, count) -> sum.merge(cell, count, Long::sum));
    }
    return new ConfusionMatrix(sum);
  }

  private static String label(Optional<Cause> cause) {
    return cause.map(Cause::label).orElse(NONE);
  }
}
