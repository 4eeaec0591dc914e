package io.github.flyteexporter.probe.report;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a probe went.
 *
 * @param place what was probed
 * @param at when it ended
 * @param steps in the order in which they were done; the last one is the one that failed, if any
 * @param addresses how many addresses the host has, absent when it could not be looked up
 * @param chain the certificates that were shown, whatever they are worth
 */
public record ProbeReport(
    String probe,
    String place,
    Instant at,
    Duration took,
    List<ProbeStep> steps,
    OptionalInt addresses,
    List<X509Certificate> chain) {
  /** The name of the probe of Flyte's pod webhook. */
  public static final String WEBHOOK = "webhook";

  public ProbeReport {
    steps = List.copyOf(steps);
    chain = List.copyOf(chain);
  }

  /** The step that failed. */
  Optional<ProbeStep> failed() {
    return steps.stream().filter(step -> !step.ok()).findFirst();
  }

  Optional<ProbeStep> step(ProbePhase phase) {
    return steps.stream().filter(step -> step.phase() == phase).findFirst();
  }

  /** When the first of the certificates ends. */
  Optional<Instant> notAfter() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo);
  }
}
