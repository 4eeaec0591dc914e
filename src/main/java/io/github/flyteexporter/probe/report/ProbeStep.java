package io.github.flyteexporter.probe.report;

import java.time.Duration;
import java.util.List;

/**
 * One step of a probe.
 *
 * @param lines what was seen, for people
 */
public record ProbeStep(ProbePhase phase, Duration took, ProbeReason reason, List<String> lines) {
  public ProbeStep {
    lines = List.copyOf(lines);
  }

  boolean ok() {
    return reason == ProbeReason.OK;
  }
}
