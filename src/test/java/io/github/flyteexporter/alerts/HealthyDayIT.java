package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is no outage wakes nobody, and what is one is told once. */
final class HealthyDayIT {
  private static final String FIRING = "ALERTS{alertstate=\"firing\"}";

  @Test
  void nothingFiresOnAHealthyDay() throws Exception {
    RuleTests tests = new RuleTests(HealthyDay.INTERVAL);
    tests
        .add("a day", HealthyDay.hours(24, HealthyDay.Disturbance.NONE))
        .names(FIRING, Set.of("FlyteWatchdog"));
    pass(tests, "healthy-day");
  }

  @Test
  void anOutageOnSuchADayPagesOnceThroughAFailedScrape() throws Exception {
    RuleTests tests = new RuleTests(HealthyDay.INTERVAL);
    HealthyDay.Disturbance outage =
        (now, page) -> {
          if (now.toHours() == 1 && now.toMinutesPart() < 15) {
            page.put("flyte_function_impaired{function=\"accept\"}", 1.0);
          }
        };
    RuleTests.Asked asked = tests.add("an outage", HealthyDay.hours(3, outage));
    asked.names(FIRING, Set.of("FlytePlatformImpaired", "FlyteImpairedLately", "FlyteWatchdog"));
    asked.counts(
        Inhibitions.shipped().begun(HealthyDay.INTERVAL) + " and ALERTS{severity=\"critical\"}", 1);
    pass(tests, "outage-day");
  }

  private static void pass(RuleTests tests, String name) throws Exception {
    Tool.Ran ran = tests.run(Path.of("target", name + ".test.yaml"));
    assertThat(ran.code()).as(ran.output()).isZero();
  }
}
