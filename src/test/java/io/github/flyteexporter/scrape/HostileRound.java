package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.Catalogue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A round with a port that misbehaves: it costs one failed reading that says why, harms no other
 * source of the round, and is read as ever once it behaves.
 */
abstract class HostileRound {

  static final long MIB = 1 << 20;
  static final long CAP = 16 * MIB;

  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /** Where the port is scraped. */
  String host() {
    return "127.0.0.1";
  }

  static long usedAfterCollection() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  ProfilingPort source(RawPort port, long cap) {
    return source(port, cap, Duration.ofSeconds(25));
  }

  ProfilingPort source(RawPort port, long cap, Duration timeout) {
    return new ProfilingPort(
        vertx,
        new ScrapeTarget(
            "flyte-binary",
            URI.create("http://" + host() + ":" + port.port()),
            timeout,
            cap,
            Optional.empty(),
            Optional.empty(),
            true),
        Catalogue.names(),
        TimeSource.system());
  }

  static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  String failsWith(Reason reason, RawPort.Behaviour bad) throws Exception {
    return failsWith(reason, CAP, bad);
  }

  /** Reads the bad one and a good one in one round, then the bad one once it has become good. */
  String failsWith(Reason reason, long cap, RawPort.Behaviour bad) throws Exception {
    try (RawPort port = new RawPort(bad);
        RawPort other = new RawPort(RawPort::good)) {
      Duration timeout = Duration.ofSeconds(reason == Reason.TIMEOUT ? 2 : 25);
      ProfilingPort source = source(port, cap, timeout);
      ProfilingPort unharmed = source(other, cap);
      List<Reading> round = get(Future.all(source.read(), unharmed.read())).list();
      assertThat(round.get(0).failure()).isPresent();
      assertThat(round.get(0).failure().get().reason())
          .as(round.get(0).failure().get().detail())
          .isEqualTo(reason);
      assertThat(round.get(0).samples().size()).isZero();
      assertThat(round.get(1).failure()).isEmpty();

      port.behave(RawPort::good);
      assertThat(get(source.read()).failure()).isEmpty();
      Awaitility.await()
          .atMost(2, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(port.connections()).isLessThanOrEqualTo(1));
      source.close();
      unharmed.close();
      return round.get(0).failure().get().detail();
    }
  }
}
