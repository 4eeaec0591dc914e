package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The invented Flyte is well while nothing is changed. */
class ScenarioTest {
  @Test
  void inHealthNothingIsSaid() {
    for (Scenario flyte : new Scenario[] {Scenario.binary(), Scenario.core()}) {
      flyte.fault(12, moment -> {});
      assertThat(flyte.impaired).isEmpty();
      assertThat(flyte.said).isEmpty();
    }
  }
}
