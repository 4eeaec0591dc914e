package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SettableTime;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.runtime.SetClock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the database is looked at, and what a round gets while a look takes long. */
class DatabaseSourceIT {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final SetClock clock = new SetClock(START);
  private final List<Socket> callers = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private ServerSocket server;
  private DatabaseSource source;

  /** A server that accepts and says nothing. */
  @BeforeEach
  void start() throws IOException {
    vertx = Vertx.vertx();
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "silent");
    thread.setDaemon(true);
    thread.start();
    Database settings =
        FlyteDatabase.settings(server.getLocalPort(), "flyteadmin", "me", "pw", "disable", null);
    source = new DatabaseSource(vertx, FlyteDatabase.hasty(settings), TimeSource.of(clock));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    for (Socket caller : callers) {
      caller.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        callers.add(server.accept());
      } catch (IOException e) {
        return;
      }
    }
  }

  private Reading read() throws Exception {
    return source.read().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private Reading outcome() {
    return Awaitility.await()
        .until(this::read, reading -> reading.samples().has(DatabaseSamples.UP));
  }

  @Test
  void isNamedAfterItsDatabase() {
    assertThat(source.id().source()).isEqualTo("database");
    assertThat(source.id().target()).isEqualTo("flyteadmin");
  }

  @Test
  void aHangIsATimeout() {
    Reading reading = outcome();
    assertThat(reading.failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(callers).hasSize(1);
  }

  @Test
  void beforeTheFirstResultNothingFailed() throws Exception {
    Database patient =
        FlyteDatabase.settings(server.getLocalPort(), "flyteadmin", "me", "pw", "disable", null);
    source = new DatabaseSource(vertx, patient, TimeSource.of(clock));
    assertThat(read().isNotYet()).as("it takes longer than a round waits").isTrue();
  }

  @Test
  void roundsOfOneLookGetOneReading() throws Exception {
    Reading first = outcome();
    clock.set(START.plus(EVERY).minusMillis(1));
    assertThat(read()).isSameAs(first);
    assertThat(callers).hasSize(1);
  }

  @Test
  void itIsLookedAtAgainWhenItIsTime() {
    Reading first = outcome();
    clock.set(START.plus(EVERY));
    Reading second =
        Awaitility.await().until(this::read, reading -> !reading.at().equals(first.at()));
    assertThat(second.at()).isAfter(first.at());
    assertThat(callers).hasSize(2);
  }

  @Test
  void aSecondLookDoesNotBeginWhileOneIsUnderWay() {
    for (int round = 0; round < 20; round++) {
      source.read();
      clock.set(clock.instant().plus(EVERY));
    }
    outcome();
    assertThat(callers).hasSizeLessThan(5);
  }

  @Test
  void aClockThatIsSetChangesNoInterval() throws Exception {
    SettableTime time = new SettableTime(START);
    Database settings =
        FlyteDatabase.settings(server.getLocalPort(), "flyteadmin", "me", "pw", "disable", null);
    source = new DatabaseSource(vertx, FlyteDatabase.hasty(settings), time);
    outcome();
    for (int days : new int[] {1, -1, 0}) {
      time.setWall(START.plus(Duration.ofDays(days)));
      read();
      assertThat(callers).as("no burst").hasSize(1);
    }
    time.setWall(START.minus(Duration.ofDays(1)));
    time.pass(EVERY);
    read();
    Awaitility.await().until(() -> callers.size() == 2);
  }
}
