package io.github.flyteexporter.probe;

import java.time.Duration;
import java.util.List;

/**
 * One step of a probe.
 *
 * @param lines what was seen, for people
 */
record Step(Phase phase, Duration took, ProbeReason reason, List<String> lines) {
  Step {
    lines = List.copyOf(lines);
  }

  boolean ok() {
    return reason == ProbeReason.OK;
  }
}
