package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static final Backoff NEW = Backoff.between(Duration.ofSeconds(1), Duration.ofSeconds(60));

  /** {@link System#nanoTime()} may begin anywhere, and run over. */
  @ParameterizedTest
  @ValueSource(longs = {0, 7, -5_000_000_000L, Long.MAX_VALUE - 500_000_000L, Long.MIN_VALUE})
  void waitsForItsTime(long now) {
    assertThat(NEW.isDue(now)).isTrue();
    Backoff failed = NEW.failed(now, () -> 0);
    assertThat(failed.isDue(now)).isFalse();
    assertThat(failed.left(now + 400_000_000L)).isEqualTo(Duration.ofMillis(600));
    assertThat(failed.isDue(now + 999_999_999L)).isFalse();
    assertThat(failed.isDue(now + 1_000_000_000L)).isTrue();
    assertThat(failed.succeeded().isDue(now)).isTrue();
    assertThat(NEW.failures()).as("it is immutable").isZero();
  }

  private static List<Long> seconds(double share) {
    List<Long> waits = new ArrayList<>();
    Backoff backoff = NEW;
    for (int i = 0; i < 9; i++) {
      backoff = backoff.failed(0, () -> share);
      waits.add(backoff.pause().toSeconds());
    }
    return waits;
  }

  @Test
  void waitsDoubleUpToTheLongest() {
    assertThat(seconds(0)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 40L, 40L, 40L);
    assertThat(seconds(1)).containsExactly(1L, 3L, 6L, 12L, 24L, 48L, 60L, 60L, 60L);
  }

  @Test
  void aLongOutageDoesNotRunOver() {
    Random random = new Random(1);
    Backoff backoff = NEW;
    for (int i = 0; i < 10_000; i++) {
      backoff = backoff.failed(i, random::nextDouble);
      assertThat(backoff.pause()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
    }
    assertThat(backoff.succeeded().failed(0, () -> 0).pause()).isEqualTo(Duration.ofSeconds(1));
  }

  private static Duration asked(Duration retryAfter, double share) {
    return NEW.failed(0, Optional.of(retryAfter), () -> share).pause();
  }

  @Test
  void whatTheServerAsksForIsHonoured() {
    assertThat(asked(Duration.ofSeconds(30), 0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(asked(Duration.ofSeconds(30), 1)).isEqualTo(Duration.ofSeconds(33));
    assertThat(asked(Duration.ofDays(365_000_000L), 0)).isEqualTo(Duration.ofSeconds(60));
    assertThat(asked(Duration.ZERO, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(asked(Duration.ofMillis(10), 1)).isEqualTo(Duration.ofMillis(1500));
  }
}
