package io.github.flyteexporter.flyte2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerTest {
  private static Optional<Trigger> trigger(String active, String schedule, String status) {
    String json =
        """
        {"id":{"name":{"project":"payments","domain":"production","name":"each_minute"}},
         "status":%s,%s"automationSpec":{"type":"TYPE_SCHEDULE","schedule":%s}}\
        """
            .formatted(status, active, schedule);
    return Trigger.of(ApiJson.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static final String MINUTE =
      "{\"cron\":{\"expression\":\"* * * * *\",\"timezone\":\"UTC\"}}";

  @ParameterizedTest
  @CsvSource({
    "2026-11-29T00:56:59Z, false",
    "2026-11-29T00:57:00Z, false",
    "2026-11-29T00:57:01Z, true"
  })
  void aFireIsLateAMinuteAfterItWasDue(Instant now, boolean late) {
    String status =
        "{\"deployedAt\":\"2026-11-29T00:54:13.93Z\",\"triggeredAt\":\"2026-11-29T00:55:00.014Z\"}";
    assertThat(trigger("\"active\":true,", MINUTE, status).orElseThrow().late(now)).isEqualTo(late);
  }

  @Test
  void oneThatNeverFiredCountsFromItsDeployment() {
    String status = "{\"deployedAt\":\"2026-11-29T00:54:13Z\"}";
    Trigger one = trigger("\"active\":true,", MINUTE, status).orElseThrow();
    assertThat(one.late(Instant.parse("2026-11-29T00:56:00Z"))).isFalse();
    assertThat(one.late(Instant.parse("2026-11-29T00:56:02Z"))).isTrue();
  }

  /** Deployed again after its last fire: what was due before is owed no more. */
  @Test
  void theLaterOfDeploymentAndFireCounts() {
    String status =
        "{\"deployedAt\":\"2026-11-29T01:10:10Z\",\"triggeredAt\":\"2026-11-29T00:55:00Z\"}";
    Trigger one = trigger("\"active\":true,", MINUTE, status).orElseThrow();
    assertThat(one.late(Instant.parse("2026-11-29T01:11:30Z"))).isFalse();
  }

  @Test
  void aTimeZoneAndARate() {
    String status = "{\"deployedAt\":\"2026-11-29T00:00:00Z\"}";
    String daily = "{\"cron\":{\"expression\":\"0 9 * * *\",\"timezone\":\"Asia/Tokyo\"}}";
    Trigger tokyo = trigger("\"active\":true,", daily, status).orElseThrow();
    assertThat(tokyo.late(Instant.parse("2026-11-29T23:59:00Z"))).isFalse();
    assertThat(tokyo.late(Instant.parse("2026-11-30T00:02:00Z"))).isTrue();
    String rate = "{\"rate\":{\"value\":5,\"unit\":\"FIXED_RATE_UNIT_MINUTE\"}}";
    Trigger each = trigger("\"active\":true,", rate, status).orElseThrow();
    assertThat(each.late(Instant.parse("2026-11-29T00:05:30Z"))).isFalse();
    assertThat(each.late(Instant.parse("2026-11-29T00:06:01Z"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"cron\":{\"expression\":\"61 * * * *\"}}'",
    "'{\"rate\":{\"value\":5,\"unit\":\"FIXED_RATE_UNIT_WEEK\"}}'",
    "'{}'"
  })
  void whatCannotBeReadIsNotJudged(String schedule) {
    String status = "{\"deployedAt\":\"2026-11-29T00:00:00Z\"}";
    Trigger one = trigger("\"active\":true,", schedule, status).orElseThrow();
    assertThat(one.judged()).isFalse();
    assertThat(one.late(Instant.parse("2027-11-29T00:00:00Z"))).isFalse();
  }

  @Test
  void oneThatIsNotActiveOrTellsNoTimeOwesNothing() {
    assertThat(trigger("", MINUTE, "{}")).isEmpty();
    assertThat(trigger("\"active\":true,", MINUTE, "{}").orElseThrow().judged()).isFalse();
  }
}
