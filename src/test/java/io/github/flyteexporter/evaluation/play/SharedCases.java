package io.github.flyteexporter.evaluation.play;

import io.github.flyteexporter.replay.KeptByFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Recordings that do not change while tests run, each played once for the tests of a process. */
public final class SharedCases {
  private static final KeptByFolder<EvaluationCase> KEPT = new KeptByFolder<>(EvaluationCase::of);

  private SharedCases() {}

  /** The recording in a folder, with a round at each tick. */
  public static EvaluationCase of(Path folder) throws IOException {
    return KEPT.of(folder);
  }
}
