package io.github.flyteexporter.verdict.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The numbers that are advised for the queue. */
class QueueRuleTest {
  @Test
  void numbersAreRoundedUpToOnesThatPeopleSet() {
    assertThat(QueueRule.roundUp(1)).isEqualTo(1);
    assertThat(QueueRule.roundUp(101)).isEqualTo(200);
    assertThat(QueueRule.roundUp(2_520)).isEqualTo(5_000);
    assertThat(QueueRule.roundUp(501)).isEqualTo(1_000);
  }
}
