package io.github.flyteexporter.evaluation.play;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Recordings that do not change while tests run, each played once for the tests of a process. */
public final class SharedCases {
  private static final Map<Path, SoftReference<EvaluationCase>> KEPT = new ConcurrentHashMap<>();

  private SharedCases() {}

  /** The recording in a folder, with a round at each tick. */
  public static EvaluationCase of(Path folder) throws IOException {
    SoftReference<EvaluationCase> kept = KEPT.get(folder);
    EvaluationCase played = kept == null ? null : kept.get();
    if (played == null) {
      played = EvaluationCase.of(folder);
      KEPT.put(folder, new SoftReference<>(played));
    }
    return played;
  }
}
