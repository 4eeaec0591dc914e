package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials.Header;
import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.runtime.SetClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day on the injected clock, with a token server that is slow, fails and is away for a while. */
class RenewalsOfADayTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** Something that happens at a moment of the day. */
  private record Event(Instant at, long order, Runnable what) {}

  private final SetClock clock = new SetClock(MIDNIGHT);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          (one, other) ->
              one.at().equals(other.at())
                  ? Long.compare(one.order(), other.order())
                  : one.at().compareTo(other.at()));
  private final Map<String, Instant> endOf = new HashMap<>();
  private long order;
  private int requests;
  private int inFlight;
  private int mostInFlight;
  private int calls;
  private int without;

  private void at(Instant when, Runnable what) {
    events.add(new Event(when, order++, what));
  }

  private void live(Instant until) {
    while (!events.isEmpty() && events.peek().at().isBefore(until)) {
      Event next = events.poll();
      clock.set(next.at());
      next.what().run();
    }
  }

  /** The server's own reckoning begins when it issues, at the end of a random latency. */
  private Future<Token> ask(Random random, Duration life) {
    requests++;
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
    Instant asked = clock.instant();
    Promise<Token> token = Promise.promise();
    long latency = random.nextInt(100) < 5 ? random.nextInt(20_000) : random.nextInt(400);
    long hour = Duration.between(MIDNIGHT, asked).toHours();
    boolean fails = random.nextInt(100) < 10 || hour == 13;
    at(
        asked.plusMillis(latency),
        () -> {
          inFlight--;
          if (fails) {
            token.fail(new AuthException(AuthStep.TOKEN, AuthReason.UNREACHABLE, "away"));
          } else {
            String value = "token-" + requests;
            endOf.put("Bearer " + value, asked.plus(life));
            token.complete(Token.of(value, asked, life, random.nextDouble()));
          }
        });
    return token.future();
  }

  private void call(ClientCredentials credentials) {
    credentials
        .current()
        .onSuccess(
            header -> {
              calls++;
              Header sent = header.orElseThrow();
              assertThat(clock.instant()).isBefore(endOf.get(sent.value()));
            })
        .onFailure(error -> without++);
  }

  @ParameterizedTest
  @CsvSource({"1800, 1", "3600, 2", "60, 3", "7, 4", "2, 5", "86400, 6"})
  void neverAnExpiredTokenAndNeverTwoRequests(int seconds, int seed) {
    Random random = new Random(seed);
    Duration life = Duration.ofSeconds(seconds);
    AuthConfig access =
        new AuthConfig(
            MIDNIGHT,
            true,
            "flyte-authorization",
            Optional.of(
                new AuthConfig.TokenPlace(
                    HttpUrl.parse("http://localhost/t"), List.of(), "", false, true)));
    RefreshingCache<AuthConfig> discovery =
        new RefreshingCache<>(
            clock,
            random::nextDouble,
            AuthStep.DISCOVERY,
            () ->
                Future.succeededFuture(
                    new AuthConfig(clock.instant(), true, access.header(), access.tokens())));
    TokenRequestCounts renewals = new TokenRequestCounts();
    ClientCredentials credentials =
        new ClientCredentials(
            clock,
            random::nextDouble,
            discovery,
            place -> ask(random, life),
            new AuthSteps(new TimeSource.Steady(clock)),
            renewals);
    for (Instant beat = MIDNIGHT; beat.isBefore(MIDNIGHT.plus(DAY)); beat = beat.plusSeconds(15)) {
      for (int i = 0; i < 4; i++) {
        at(beat.plusMillis(random.nextInt(3_000)), () -> call(credentials));
      }
    }
    live(MIDNIGHT.plus(DAY));
    assertThat(mostInFlight).isEqualTo(1);
    assertThat(renewals.succeeded() + renewals.failed()).isBetween(requests - 1L, (long) requests);
    assertThat(calls).isGreaterThan(life.toSeconds() >= 60 ? 20_000 : 15_000);
    // not much more than one for each life, and for each failure one more
    long lives = DAY.toSeconds() / Math.max(15, life.toSeconds() / 2);
    assertThat(renewals.succeeded()).isLessThan(lives * 2 + 10);
    assertThat(renewals.failed()).isLessThan(lives + 100);
    if (seconds == 86_400) {
      assertThat(without).isLessThan(10); // an hour without the server is bridged
    }
  }
}
