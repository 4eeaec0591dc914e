package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeBudgetTest {
  @ParameterizedTest
  @CsvSource({
    // took, configured, to use
    "PT0S, PT15S, PT15S",
    "PT0.1S, PT15S, PT15S",
    "PT0.3S, PT15S, PT15S",
    "PT0.301S, PT15S, PT15.05S",
    "PT2S, PT15S, PT1M40S",
    "PT6S, PT15S, PT5M",
    "PT8S, PT15S, PT5M",
    "PT1S, PT10M, PT10M",
    "PT9S, PT10M, PT10M",
    "PT-1S, PT15S, PT15S",
    "PT2562047788015215H, PT15S, PT5M"
  })
  void aTargetSpendsNoMoreThanAFiftiethOfTheTimeAnswering(
      Duration took, Duration configured, Duration beat) {
    assertThat(ScrapeBudget.beat(took, configured)).isEqualTo(beat);
  }
}
