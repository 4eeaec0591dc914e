package io.github.flyteexporter.status.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.status.Entries;
import io.github.flyteexporter.status.StatusEntry;
import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.status.StatusHistory;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Few entries are written, and they say the same as all. */
class UnwrittenEntriesTest {
  /** Rounds of 15 s with incidents, pauses and restarts, ending with one that is written. */
  private static List<StatusEntry> invented(Random random) {
    List<StatusEntry> all = new ArrayList<>(List.of(Entries.start(0)));
    long second = 0;
    long since = -1;
    for (int i = 0; i < 400; i++) {
      boolean gap = random.nextInt(40) == 0;
      boolean restart = !gap && random.nextInt(60) == 0;
      second += gap ? 300 : 15;
      if (restart) {
        since = -1;
        all.add(Entries.blankStart(second));
        continue;
      }
      since =
          since < 0 ? (random.nextInt(20) == 0 ? second : -1) : random.nextInt(8) == 0 ? -1 : since;
      StatusEntry next =
          since < 0
              ? Entries.at(second)
              : Entries.in(since, second, Cause.DATABASE, PlatformFunction.ACCEPT);
      all.add(gap ? next.behind(Before.GAP) : next);
    }
    all.add(Entries.start(second + 15));
    return all;
  }

  @Test
  void whatIsWrittenMakesTheSameHistory() {
    for (int seed = 0; seed < 50; seed++) {
      List<StatusEntry> all = invented(new Random(seed));
      UnwrittenEntries unwritten = new UnwrittenEntries();
      all.forEach(unwritten::add);
      List<StatusEntry> written = unwritten.take();
      assertThat(written).hasSizeLessThan(all.size() / 2);
      StatusHistory expected = StatusHistory.of(all);
      StatusHistory read = StatusHistory.of(written);
      assertThat(read.periods()).as("seed " + seed).isEqualTo(expected.periods());
      assertThat(read.incidents()).as("seed " + seed).isEqualTo(expected.incidents());
    }
  }

  @Test
  void anUneventfulHourIsAnEntryAMinute() {
    UnwrittenEntries unwritten = new UnwrittenEntries();
    unwritten.add(Entries.start(0));
    for (int second = 15; second <= 3_600; second += 15) {
      unwritten.add(Entries.at(second));
    }
    assertThat(unwritten.take()).hasSize(61);
    assertThat(unwritten.take()).isEmpty();
  }

  @Test
  void withoutADiskTheOldestAreDroppedAndLeaveAGap() {
    UnwrittenEntries unwritten = new UnwrittenEntries();
    unwritten.add(Entries.start(0));
    assertThat(unwritten.isComplete()).isTrue();
    for (int minute = 1; minute < 5_000; minute++) {
      unwritten.add(Entries.at(minute * 60L));
      unwritten.putBack(unwritten.take());
    }
    List<StatusEntry> left = unwritten.take();
    assertThat(left).hasSize(1_000);
    assertThat(left.get(0).after()).isEqualTo(Before.GAP);
    assertThat(left.get(999).at()).isEqualTo(Entries.START.plusSeconds(4_999 * 60));
    assertThat(unwritten.isComplete()).isFalse();
  }
}
