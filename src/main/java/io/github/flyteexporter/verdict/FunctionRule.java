package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;

/** How it is told whether one function of the platform works. */
interface FunctionRule {
  /** What the readings of this round say. */
  Opinion judge(Frame frame);
}
