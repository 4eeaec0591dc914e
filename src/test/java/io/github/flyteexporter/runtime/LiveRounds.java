package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.catalogue.Values;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Rounds of the live sources beside servers that play a recording, on a clock that runs fast. */
final class LiveRounds {
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final int SPEED = 5;

  private LiveRounds() {}

  /** A clock that begins with the recording. */
  static TimeSource clockFrom(Instant start) {
    return clockFrom(start, SPEED);
  }

  /** A clock that runs so many times as fast. */
  static TimeSource clockFrom(Instant start, int speed) {
    long begun = System.nanoTime();
    return new TimeSource() {
      @Override
      public Instant instant() {
        return start.plusNanos(nanoTime());
      }

      @Override
      public long nanoTime() {
        return (System.nanoTime() - begun) * speed;
      }
    };
  }

  /** The kubeconfig is looked for in the home directory. */
  static synchronized LiveSourceFactory sources(
      Vertx vertx, Settings settings, TimeSource time, Optional<Path> home) {
    String before = System.getProperty("user.home");
    home.ifPresent(
        own -> {
          System.setProperty("user.home", own.toString());
          System.setProperty("kubeconfig", own.resolve(".kube").resolve("config").toString());
        });
    try {
      return new LiveSourceFactory(vertx, settings, () -> INTERVAL, time, Map.of());
    } finally {
      System.setProperty("user.home", before);
      System.clearProperty("kubeconfig");
    }
  }

  /** The pages until the end of the recording, while it is recorded again. */
  static Collection<Exposition> of(
      Vertx vertx,
      LiveSourceFactory sources,
      Settings settings,
      TimeSource time,
      Duration length,
      LiveRecording recording)
      throws Exception {
    DiscoveredTargets found = sources.discover(settings);
    PollLoop rounds =
        new PollLoop(vertx, fast(sources.plan(settings, found)), time, () -> new Values(List.of()));
    sources.onOtherPlan(() -> rounds.change(fast(sources.plan(settings, found))));
    Map<Instant, Exposition> pages = new ConcurrentHashMap<>();
    Instant end = time.instant().plus(length);
    // what is served after the end of a recording is no part of it
    rounds.recordTo(
        (at, readings, state) -> {
          if (!at.isAfter(end)) {
            recording.ended(at, readings, state);
          }
        });
    CompletableFuture<Void> played = new CompletableFuture<>();
    rounds.onRound(
        ended -> {
          Exposition page = rounds.page().orElseThrow();
          if (page.at().isAfter(end)) {
            rounds.stop();
            played.complete(null);
          } else {
            pages.put(page.at(), page);
          }
        });
    vertx.runOnContext(start -> rounds.start());
    played.get(5, TimeUnit.MINUTES);
    return pages.values();
  }

  private static PollPlan fast(PollPlan plan) {
    return new PollPlan(
        plan.sources(), INTERVAL, INTERVAL.dividedBy(SPEED), plan.live(), plan.slots());
  }
}
