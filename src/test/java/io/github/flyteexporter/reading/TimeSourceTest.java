package io.github.flyteexporter.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeSourceTest {
  @Test
  void aSteadyClockIsBothClocks() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    TimeSource time = TimeSource.of(now::get);
    long begun = time.nanoTime();
    now.set(now.get().plusMillis(1500));
    assertThat(time.since(begun)).isEqualTo(Duration.ofMillis(1500));
    assertThat(time.instant()).isEqualTo(now.get());
  }

  @Test
  void theMachinesMonotonicClockNeverGoesBack() {
    TimeSource time = TimeSource.system();
    assertThat(time.since(time.nanoTime()).toNanos()).isNotNegative();
  }
}
