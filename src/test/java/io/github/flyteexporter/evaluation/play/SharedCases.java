package io.github.flyteexporter.evaluation.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.replay.KeptByFolder;
import io.github.flyteexporter.replay.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Recordings that do not change while tests run, each read once for the tests of a process. */
public final class SharedCases {
  private static final KeptByFolder<Recording> OPENED = new KeptByFolder<>(Recording::open);
  private static final KeptByFolder<List<EvaluationRound>> KEPT =
      new KeptByFolder<>(folder -> List.copyOf(read(open(folder))));

  private SharedCases() {}

  /** The recording in a folder: its start is looked for in all of its answers. */
  public static Recording open(Path folder) throws IOException {
    return OPENED.of(folder);
  }

  /** The recording in a folder, with a round at each tick, and what was done in it. */
  public static EvaluationCase of(Path folder) throws IOException {
    GroundTruth truth =
        GroundTruth.of(new ObjectMapper().readTree(folder.resolve(EvaluationCase.TRUTH).toFile()));
    return new EvaluationCase(open(folder).name(), truth, 0, rounds(folder), Judgement.USUAL);
  }

  /** What all sources said at each tick. */
  public static List<EvaluationRound> rounds(Path folder) throws IOException {
    return KEPT.of(folder);
  }

  /** The same of a recording that may change: nothing is kept. */
  public static List<EvaluationRound> read(Recording recording) {
    return EvaluationRound.play(recording);
  }
}
