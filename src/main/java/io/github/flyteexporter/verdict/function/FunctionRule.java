package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.signal.state.RoundView;

/** How it is told whether one function of the platform works. */
public interface FunctionRule {
  /** What the readings of this round say. */
  FunctionObservation judge(RoundView frame);
}
