package io.github.flyteexporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SettableTime;
import io.github.flyteexporter.runtime.SetClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a probe runs and what is told meanwhile. */
class ProbeSourceIT {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final SetClock clock = new SetClock(START);
  private final ProbeFixture fixture = new ProbeFixture();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void close() {
    fixture.close();
  }

  private ProbeSource source(int port) {
    return source(port, clock);
  }

  private ProbeSource source(int port, InstantSource time) {
    ProbeTarget goal =
        new ProbeTarget(ProbeFixture.plain(port), ProbeFixture.NOBODY, Duration.ofSeconds(20));
    return new Probes(fixture.vertx, AdminCredentials.NONE, time, InetAddress::getAllByName)
        .source("ingress_console", ProbeKind.CONSOLE, goal, EVERY);
  }

  private int counting() {
    return fixture.http(
        request -> {
          asked.incrementAndGet();
          request.response().end();
        });
  }

  @Test
  void theLastResultIsHandedOnUntilTheNextIsDue() {
    ProbeSource source = source(counting());
    Reading first = ProbeFixture.wait(source.read());
    assertThat(first.ok()).isTrue();
    assertThat(first.at()).isEqualTo(START);
    clock.set(START.plusSeconds(59));
    assertThat(ProbeFixture.wait(source.read())).isSameAs(first);
    assertThat(asked.get()).isEqualTo(1);
    clock.set(START.plusSeconds(60));
    assertThat(ProbeFixture.wait(source.read())).isSameAs(first);
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> ProbeFixture.wait(source.read()).at().equals(START.plusSeconds(60)));
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void aTryByHandIsOneForAllWhoAsk() {
    Promise<Void> open = Promise.promise();
    int port =
        fixture.http(
            request -> {
              asked.incrementAndGet();
              open.future().onComplete(go -> request.response().end());
            });
    ProbeSource source = source(port);
    List<Future<ProbeReading>> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(source.now());
    }
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> asked.get() == 1);
    open.complete();
    many.forEach(
        tried -> assertThat(ProbeFixture.wait(tried)).isSameAs(ProbeFixture.wait(many.get(0))));
    assertThat(ProbeFixture.wait(source.now())).isSameAs(ProbeFixture.wait(many.get(0)));
    assertThat(asked.get()).isEqualTo(1);
    clock.set(START.plusSeconds(1));
    ProbeFixture.wait(source.now());
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void aRoundDoesNotWaitForASlowDoor() {
    ProbeSource source = source(fixture.tcp(socket -> socket.resume()));
    Reading first = ProbeFixture.wait(source.read());
    assertThat(first.isNotYet()).isTrue();
  }

  @Test
  void onlySoManyAreTriedAtATime() {
    ConcurrencyLimit lanes = new ConcurrencyLimit(2);
    List<Promise<Integer>> begun = new ArrayList<>();
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(
          lanes.take(
              () -> {
                begun.add(Promise.promise());
                return begun.get(begun.size() - 1).future();
              }));
    }
    assertThat(begun).hasSize(2);
    begun.get(0).fail("no");
    assertThat(begun).hasSize(3);
    begun.get(1).complete(1);
    assertThat(begun).hasSize(4);
    assertThat(all.get(0).failed()).isTrue();
    assertThat(all.get(1).result()).isEqualTo(1);
    assertThat(all.get(3).isComplete()).isFalse();
  }

  /** The interval is by a monotonic clock: a wall clock that is set stops no probe. */
  @Test
  void aClockThatIsSetChangesNoInterval() {
    SettableTime time = new SettableTime(START);
    ProbeSource source = source(counting(), time);
    ProbeFixture.wait(source.read());
    for (int days : new int[] {-1, 1, 0}) {
      time.setWall(START.plus(Duration.ofDays(days)));
      ProbeFixture.wait(source.read());
      ProbeFixture.wait(source.now());
      assertThat(asked.get()).as("no burst").isEqualTo(1);
    }
    time.setWall(START.minus(Duration.ofDays(1)));
    time.pass(EVERY);
    ProbeFixture.wait(source.read());
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> asked.get() == 2);
  }
}
