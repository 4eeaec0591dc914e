package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.runtime.SetClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** When a token is renewed, and how often it is asked for at most. */
class RefreshingCacheTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final AuthFailure REFUSED =
      new AuthFailure(AuthStep.CALL, AuthReason.OTHER, "refused");

  private final SetClock clock = new SetClock(START);
  private final List<Token> issued = new ArrayList<>();
  private boolean fails;
  private int asked;

  private final RefreshingCache<Token> kept =
      new RefreshingCache<>(clock, () -> 0.5, AuthStep.TOKEN, this::issue);

  private Future<Token> issue() {
    asked++;
    if (fails) {
      return Future.failedFuture(new AuthException(AuthStep.TOKEN, AuthReason.BAD_CLIENT, "no"));
    }
    issued.add(Token.of("t" + asked, clock.instant(), Duration.ofMinutes(30), 0.5));
    return Future.succeededFuture(issued.get(issued.size() - 1));
  }

  private void after(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  @Test
  void isRenewedBetween75And85PercentAndHalfAMinuteBeforeItsEndAtTheLatest() {
    for (long life : new long[] {1, 2, 7, 29, 31, 60, 61, 90, 120, 300, 1_800, 86_400}) {
      for (double chance : DoubleStream.of(0, 0.3, 0.999).toArray()) {
        Token token = Token.of("t", START, Duration.ofSeconds(life), chance);
        double renewed = Duration.between(START, token.renewAt()).toMillis() / 1e3;
        assertThat(renewed).as("%s s", life).isLessThanOrEqualTo(life * 0.85 + 1e-3);
        if (life >= 60) {
          assertThat(renewed).isLessThanOrEqualTo(life - 30.0);
        }
        if (life >= 200) {
          assertThat(renewed).isGreaterThanOrEqualTo(life * 0.75);
        }
        assertThat(token.renewAt()).isAfter(START).isBefore(token.usableUntil());
        assertThat(token.usableUntil()).isBefore(token.expiry());
      }
    }
  }

  @Test
  void isSharedUntilItIsDue() {
    for (int i = 0; i < 100; i++) {
      assertThat(kept.current().result()).isSameAs(issued.get(0));
      after(Duration.ofSeconds(10));
    }
    assertThat(asked).isEqualTo(1);
    after(Duration.ofMinutes(8));
    assertThat(kept.current().result()).isSameAs(issued.get(0)); // while the next one comes
    assertThat(kept.current().result()).isSameAs(issued.get(1));
  }

  @Test
  void failuresAreAskedAgainAfterWaitsThatGrowToAMinuteAndABit() {
    fails = true;
    for (int second = 0; second < 3_600; second++) {
      assertThat(kept.current().cause()).isInstanceOf(AuthException.class);
      after(Duration.ofSeconds(1));
    }
    assertThat(asked).isBetween(45, 68); // waits of 60 to 90 s in the end
    fails = false;
    after(Duration.ofSeconds(90));
    assertThat(kept.current().succeeded()).isTrue();
  }

  @Test
  void aStormOfRefusalsIsNoStormOfRequests() {
    for (int call = 0; call < 10_000; call++) {
      Token token = kept.current().result();
      if (token != null) {
        for (int same = 0; same < 4; same++) {
          kept.drop(token, REFUSED);
        }
      } else {
        assertThat(kept.current().cause()).hasMessageContaining("refused");
      }
      after(Duration.ofMillis(100));
    }
    assertThat(asked).isBetween(15, 25); // in 1,000 s
  }

  @Test
  void theFirstRefusalIsFollowedByAnotherTokenAtOnce() {
    Token first = kept.current().result();
    kept.drop(first, REFUSED);
    assertThat(kept.current().result()).isNotNull().isNotSameAs(first);
    kept.drop(first, REFUSED); // somebody who is late
    assertThat(kept.current().result()).isSameAs(issued.get(1));
  }
}
