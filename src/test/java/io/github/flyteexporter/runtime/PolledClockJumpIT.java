package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.database.DatabaseSource;
import io.github.flyteexporter.database.FlyteDatabase;
import io.github.flyteexporter.look.Looks;
import io.github.flyteexporter.probe.Probes;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SettableTime;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.scrape.ProfilingPort;
import io.github.flyteexporter.signal.Catalogue;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wall clock that is set: scrapes, probes, looks and the database are asked as often as ever. */
class PolledClockJumpIT {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  /** A probe runs once a minute. */
  private static final int ROUNDS_A_PROBE = 4;

  private static final int ROUNDS = 2 * ROUNDS_A_PROBE;

  private final Vertx vertx = Vertx.vertx();
  private final SettableTime time = new SettableTime(NOON);
  private final AtomicInteger scrapes = new AtomicInteger();
  private final AtomicInteger probed = new AtomicInteger();
  private final AtomicInteger looked = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final Source scrape = scrape(http(scrapes, "/metrics"));
  private final Source probe = probe(http(probed, "/"));
  private final Source look =
      new Looks(vertx, time, Map.of())
          .healthcheck(LookSamples.SCHEDULER, http(looked, "/healthcheck"));
  private final Source database =
      new DatabaseSource(
          vertx,
          FlyteDatabase.hasty(
              FlyteDatabase.settings(postgres(), "flyteadmin", "me", "pw", "disable", null)),
          time);

  @AfterEach
  void close() throws Exception {
    List.of(scrape, probe, look, database).forEach(Source::close);
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** Answers all with nothing, and counts the requests of paths that begin so. */
  private URI http(AtomicInteger count, String path) {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  if (request.path().startsWith(path)) {
                    count.incrementAndGet();
                  }
                  request.response().end();
                })
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Hangs up at once. */
  private int postgres() {
    return vertx
        .createNetServer()
        .connectHandler(
            connection -> {
              connections.incrementAndGet();
              connection.close();
            })
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private Source scrape(URI url) {
    return new ProfilingPort(
        vertx,
        new ScrapeTarget("binary", url, null, null, Optional.empty(), Optional.empty(), null),
        Catalogue.names(),
        time);
  }

  private Source probe(URI url) {
    return new Probes(vertx, AdminCredentials.NONE, time).admin(url, AdminAccess.defaults()).get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
  void nothingStopsAndNothingBursts(Duration jump) throws Exception {
    rounds();
    List<Integer> before = counts();
    assertThat(before).allMatch(count -> count > 0);
    assertThat(scrapes).hasValue(ROUNDS);
    time.setWall(time.instant().plus(jump));
    rounds();
    assertThat(counts()).isEqualTo(before.stream().map(count -> 2 * count).toList());
    // on a busy machine a look is taken once more
    assertThat(looked.get()).isBetween(2 * ROUNDS, 4 * ROUNDS);
  }

  private List<Integer> counts() {
    return List.of(scrapes.get(), probed.get(), connections.get());
  }

  private void rounds() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      boolean due = i % ROUNDS_A_PROBE == 0;
      read(scrape);
      read(look);
      read(probe);
      if (due) {
        await().until(() -> read(probe).at().equals(time.instant()));
      }
      await().until(() -> read(database).at().equals(time.instant()));
      time.pass(INTERVAL);
    }
  }

  private static Reading read(Source source) throws Exception {
    return source.read().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
