package io.github.flyteexporter.signal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.ProjectDomain;
import org.junit.jupiter.api.Test;

class ProjectDomainSlotsTest {
  private static ProjectDomain pair(int i) {
    return new ProjectDomain("p" + i, "development");
  }

  @Test
  void theFirstThatComeKeepTheirSlotsAndTheRestIsCounted() {
    ProjectDomainSlots slots = ProjectDomainSlots.of(2);
    for (int i : new int[] {1, 2, 1, 3, 4, 3, 1}) {
      slots = slots.plus(pair(i));
    }
    assertThat(slots.slot(pair(1))).isEqualTo(pair(1));
    assertThat(slots.slot(pair(2))).isEqualTo(pair(2));
    assertThat(slots.slot(pair(3))).isEqualTo(ProjectDomain.OTHER);
    assertThat(slots.dropped()).hasSize(2);
  }

  @Test
  void countingWhatIsDroppedIsBounded() {
    ProjectDomainSlots slots = new ProjectDomainSlots(0, java.util.Set.of(), java.util.Set.of());
    for (int i = 0; i < 300; i++) {
      slots = slots.plus(pair(i));
    }
    assertThat(slots.dropped())
        .hasSize(300)
        .hasSizeLessThanOrEqualTo(ProjectDomainSlots.MOST_DROPPED);
  }
}
