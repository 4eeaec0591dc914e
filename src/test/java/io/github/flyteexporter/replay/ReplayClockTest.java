package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.runtime.SetClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayClockTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LENGTH = Duration.ofSeconds(100);

  private final SetClock wall = new SetClock(START);

  @Test
  void atSpeedOneItIsTheWallsClockUntilTheEnd() {
    ReplayClock clock = new ReplayClock(wall, LENGTH, 1);
    wall.set(START.plusSeconds(30));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(30));
    wall.set(START.plusSeconds(300));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(100));
    assertThat(clock.over()).isTrue();
  }

  @Test
  void fasterThanTheWallItNeverShowsTheFuture() {
    ReplayClock clock = new ReplayClock(wall, LENGTH, 10);
    for (int second = 0; second <= 10; second++) {
      wall.set(START.plusSeconds(second));
      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(second * 10L));
      assertThat(clock.instant()).isBeforeOrEqualTo(wall.instant());
    }
    assertThat(clock.instant()).isEqualTo(wall.instant());
  }

  @Test
  void aBeatOfTheRecordingIsShorterOnTheWall() {
    ReplayClock clock = new ReplayClock(wall, LENGTH, 4);
    assertThat(clock.onTheWall(Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void itBeginsAgain() {
    ReplayClock clock = new ReplayClock(wall, LENGTH, 1);
    wall.set(START.plusSeconds(100));
    clock.restart();
    assertThat(clock.elapsed()).isZero();
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(100));
  }
}
