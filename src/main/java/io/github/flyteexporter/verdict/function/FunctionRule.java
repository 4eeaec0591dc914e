package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.util.List;

/** Decides whether one function of the platform works. */
public interface FunctionRule {
  /** What this round says of the function. */
  FunctionObservation judge(Scene scene, List<Observation> observations);
}
