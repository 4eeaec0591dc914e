package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeBudgetTest {
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private static ScrapeBudget after(long... millis) {
    ScrapeBudget budget = ScrapeBudget.NONE;
    for (long one : millis) {
      budget = budget.plus(Duration.ofMillis(one));
    }
    return budget;
  }

  @ParameterizedTest
  @CsvSource({"0, 15000", "300, 15000", "301, 15050", "500, 25000", "600, 30000", "9000, 30000"})
  void aScrapeTakesAtMostTwoPercentUpToTwiceTheInterval(long scrape, long interval) {
    assertThat(after(scrape, scrape, scrape).interval(INTERVAL))
        .isEqualTo(Duration.ofMillis(interval));
  }

  @Test
  void theExportersOwnStartDoesNotCount() {
    assertThat(after(2_400).interval(INTERVAL)).isEqualTo(INTERVAL);
    assertThat(after(2_400, 2_400).interval(INTERVAL)).isEqualTo(INTERVAL);
    assertThat(after(2_400, 100, 100).interval(INTERVAL)).isEqualTo(INTERVAL);
  }

  @Test
  void oneSlowAnswerDoesNotCountAndOldOnesAreForgotten() {
    assertThat(after(100, 100, 6_000, 100, 100).interval(INTERVAL)).isEqualTo(INTERVAL);
    assertThat(after(900, 900, 900).interval(INTERVAL)).isEqualTo(INTERVAL.multipliedBy(2));
    assertThat(after(900, 900, 900, 100, 100, 100).interval(INTERVAL)).isEqualTo(INTERVAL);
  }

  @Test
  void noDurationOverflows() {
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE / 2);
    ScrapeBudget budget = ScrapeBudget.NONE.plus(endless).plus(endless).plus(endless);
    assertThat(budget.interval(INTERVAL)).isEqualTo(INTERVAL.multipliedBy(2));
  }
}
