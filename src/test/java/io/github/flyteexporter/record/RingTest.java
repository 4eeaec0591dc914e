package io.github.flyteexporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.record.bundle.BundleRound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds of what is kept. */
class RingTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final byte[] NOTHING = {};

  private static void add(Ring ring, int second, Map<String, byte[]> bodies) {
    ring.add(new BundleRound(START.plusSeconds(second), NOTHING, bodies, Map.of(), NOTHING));
  }

  private static void add(Ring ring, int second, int bytes) {
    add(ring, second, Map.of("body", new byte[bytes]));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 1_000, 20_000, 130_000, 900_000, 1_048_000, 2_000_000})
  void itNeverHoldsMoreBytesThanItMay(int bytes) {
    Ring ring = new Ring(1 << 20, Duration.ofHours(1));
    for (int i = 0; i < 500; i++) {
      add(ring, i, bytes);
      assertThat(ring.bytes()).isLessThanOrEqualTo(1 << 20);
      assertThat(ring.bytes())
          .isEqualTo(
              ring.kept().rounds().stream().mapToLong(one -> one.bytesBeside(Map.of())).sum());
    }
  }

  @Test
  void theOldestGoFirst() {
    Ring ring = new Ring(100_000, Duration.ofHours(1));
    for (int i = 0; i < 500; i++) {
      add(ring, i, 1_000);
      List<BundleRound> rounds = ring.kept().rounds();
      assertThat(rounds.get(rounds.size() - 1).at()).isEqualTo(START.plusSeconds(i));
    }
    assertThat(ring.kept().rounds()).hasSizeBetween(60, 100);
    assertThat(ring.kept().rounds()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
  }

  @Test
  void whatIsOlderThanItIsKeptGoes() {
    Ring ring = new Ring(1 << 20, Duration.ofMinutes(5));
    for (int i = 0; i < 100; i++) {
      add(ring, i * 15, 10);
    }
    List<BundleRound> rounds = ring.kept().rounds();
    assertThat(Duration.between(rounds.get(0).at(), START.plusSeconds(99 * 15)))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(8));
  }

  @Test
  void whatDoesNotChangeCountsOnceUntilItsLastRoundIsGone() {
    Ring ring = new Ring(1 << 20, Duration.ofMinutes(5));
    Map<String, byte[]> same = Map.of("body", new byte[100_000]);
    for (int i = 0; i < 100; i++) {
      add(ring, i * 15, same);
      assertThat(ring.bytes()).isBetween(100_000L, 120_000L);
    }
    add(ring, 100 * 15, 10);
    assertThat(ring.bytes()).isBetween(100_000L, 120_000L);
    add(ring, 200 * 15, 10);
    assertThat(ring.bytes()).isLessThan(10_000);
  }

  @Test
  void aClockThatIsSetBackRemovesNothing() {
    Ring ring = new Ring(1 << 20, Duration.ofMinutes(5));
    for (int i = 0; i < 20; i++) {
      add(ring, i, 10);
    }
    add(ring, -86_400, 10);
    assertThat(ring.kept().rounds()).hasSize(21);
  }
}
