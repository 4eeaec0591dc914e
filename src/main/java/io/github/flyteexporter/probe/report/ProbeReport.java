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
 * @param firstToExpire the one of the trusted path that expires first
 */
public record ProbeReport(
    String probe,
    String place,
    Instant at,
    Duration took,
    List<ProbeStep> steps,
    OptionalInt addresses,
    List<X509Certificate> chain,
    Optional<X509Certificate> firstToExpire) {
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

  /** When the certificates expire. */
  Optional<Instant> notAfter() {
    return firstToExpire.map(certificate -> certificate.getNotAfter().toInstant());
  }

  /** The part of the certificate's validity that is left, from 0 to 1. */
  Optional<Double> validityLeft() {
    return firstToExpire.map(
        certificate -> {
          Instant end = certificate.getNotAfter().toInstant();
          Duration whole = Duration.between(certificate.getNotBefore().toInstant(), end);
          double left = (double) Duration.between(at, end).toSeconds() / whole.toSeconds();
          return whole.toSeconds() <= 0 ? 0 : Math.max(0, Math.min(1, left));
        });
  }
}
