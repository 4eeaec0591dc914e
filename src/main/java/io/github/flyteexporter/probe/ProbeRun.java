package io.github.flyteexporter.probe;

import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbePhase;
import io.github.flyteexporter.probe.report.ProbeReason;
import io.github.flyteexporter.probe.report.ProbeReport;
import io.github.flyteexporter.probe.report.ProbeStep;
import io.vertx.core.Future;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** One run of a probe: times and keeps its steps, and gives back at its end what it opened. */
final class ProbeRun {
  private final ProbeEventLoop loop;
  private final ProbeTarget goal;
  private final InstantSource clock;
  private final long begun = System.nanoTime();
  private final List<ProbeStep> steps = new ArrayList<>();
  private final List<Runnable> open = new ArrayList<>();
  private final Set<String> secrets = new HashSet<>();
  private OptionalInt addresses = OptionalInt.empty();
  private List<X509Certificate> chain = List.of();
  private volatile Optional<X509Certificate> firstToExpire = Optional.empty();
  private boolean over;

  ProbeRun(ProbeEventLoop loop, ProbeTarget goal, InstantSource clock) {
    this.loop = loop;
    this.goal = goal;
    this.clock = clock;
  }

  ProbeEventLoop loop() {
    return loop;
  }

  ProbeTarget goal() {
    return goal;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Does a step.
   *
   * @param seen what is reported of its result, good or bad
   * @param judge throws what is wrong with the result
   */
  <T> Future<T> step(
      ProbePhase phase,
      Supplier<Future<T>> work,
      Function<T, List<String>> seen,
      Consumer<T> judge) {
    long start = System.nanoTime();
    return loop.within(left(), work)
        .transform(
            result -> {
              List<String> lines = new ArrayList<>();
              try {
                if (result.failed()) {
                  throw ProbeFailures.of(result.cause());
                }
                lines.addAll(seen.apply(result.result()));
                judge.accept(result.result());
              } catch (ProbeException e) {
                lines.add(e.getMessage());
                keep(phase, start, e.reason(), lines);
                return Future.failedFuture(e);
              }
              keep(phase, start, ProbeReason.OK, lines);
              return Future.succeededFuture(result.result());
            });
  }

  /** The most that a step may still take. */
  Duration left() {
    Duration all = goal.longest().minusNanos(System.nanoTime() - begun);
    return all.compareTo(goal.timeout()) < 0 ? all : goal.timeout();
  }

  void resolved(int count) {
    addresses = OptionalInt.of(count);
  }

  void shown(List<X509Certificate> certificates) {
    chain = certificates;
  }

  /** The certificate that expires first, of those that matter. */
  void firstToExpire(Optional<X509Certificate> certificate) {
    firstToExpire = certificate;
  }

  /** What must not stand in any line. */
  void hide(String secret) {
    secrets.add(secret);
  }

  /** What is to be given back at the end, or now if that was already. */
  void atEnd(Runnable close) {
    if (over) {
      close.run();
    } else {
      open.add(close);
    }
  }

  /** Ends it and returns its result. */
  ProbeReport end(String probe) {
    over = true;
    open.forEach(Runnable::run);
    return new ProbeReport(
        probe,
        goal.endpoint().origin(),
        clock.instant(),
        Duration.ofNanos(System.nanoTime() - begun),
        steps,
        addresses,
        chain,
        firstToExpire);
  }

  private void keep(ProbePhase phase, long start, ProbeReason reason, List<String> lines) {
    if (!over) {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      steps.add(
          new ProbeStep(phase, took, reason, lines.stream().map(this::withoutSecrets).toList()));
    }
  }

  private String withoutSecrets(String line) {
    String shown = line;
    for (String secret : secrets) {
      shown = shown.replace(secret, "***");
    }
    return shown;
  }
}
