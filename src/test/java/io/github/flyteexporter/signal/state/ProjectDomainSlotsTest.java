package io.github.flyteexporter.signal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.flyteexporter.reading.ProjectDomain;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProjectDomainSlotsTest {
  private static ProjectDomain pair(int i) {
    return new ProjectDomain("p" + i, "development");
  }

  @Test
  void theFirstThatComeKeepTheirSlotsAndTheRestIsCounted() {
    ProjectDomainSlots slots = ProjectDomainSlots.of(2);
    for (int i : new int[] {1, 2, 1, 3, 4, 3, 1}) {
      slots = slots.plus(Stream.of(pair(i)));
    }
    assertThat(slots.slot(pair(1))).isEqualTo(pair(1));
    assertThat(slots.slot(pair(2))).isEqualTo(pair(2));
    assertThat(slots.slot(pair(3))).isEqualTo(ProjectDomain.OTHER);
    assertThat(slots.dropped()).hasSize(2);
  }

  @Test
  void whatIsDroppedIsCountedInBoundedMemory() {
    assertThat(dropped(300).droppedCount()).isEqualTo(300);
    ProjectDomainSlots many = dropped(30_000);
    assertThat(many.dropped()).hasSize(ProjectDomainSlots.MOST_DROPPED);
    assertThat(many.droppedCount()).isEqualTo(30_000);
    assertThat(many.remembered(pair(0))).isEqualTo(pair(0));
    assertThat(many.remembered(pair(29_999))).isEqualTo(ProjectDomain.OTHER);
    ProjectDomainSlots again = many.plus(Stream.of(pair(0), pair(29_999)));
    assertThat(again).as("nothing is counted twice").isEqualTo(many);
  }

  private static ProjectDomainSlots dropped(int pairs) {
    return ProjectDomainSlots.of(0)
        .plus(IntStream.range(0, pairs).mapToObj(ProjectDomainSlotsTest::pair));
  }

  @Test
  void manyNewPairsTakeNoMoreThanAFewSmallOnesTakeEach() {
    dropped(10); // loads the classes
    long few = allocated(1_000);
    assertThat(allocated(8_000)).isBetween(few, 16 * few);
  }

  /** Bytes, which do not depend on how busy the machine is. */
  private static long allocated(int pairs) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    dropped(pairs);
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
