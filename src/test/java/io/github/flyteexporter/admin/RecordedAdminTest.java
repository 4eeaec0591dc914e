package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Recorded lists of executions and schedules are read into what keeps the live ones. */
class RecordedAdminTest {
  private static final Instant START = Instant.parse("2026-11-29T00:28:00Z");
  private static final String EXECUTIONS = "admin.executions.acme.ml.development.json";
  private static final String SCHEDULES = "admin.schedules.acme.ml.development.json";

  private final RecordedAdmin admin = new RecordedAdmin();

  private static RecordedAdmin.Answer answer(String body) {
    return new RecordedAdmin.Answer(
        200, body.getBytes(StandardCharsets.UTF_8), Duration.ofMillis(5), Optional.empty());
  }

  private static RecordedAdmin.Answer failed() {
    Failure why = new Failure(Reason.TIMEOUT, "ReadTimeout");
    return new RecordedAdmin.Answer(0, new byte[0], Duration.ofSeconds(5), Optional.of(why));
  }

  private static RecordedAdmin.Answer everyMinute() {
    return answer(
        """
        {"launch_plans": [{"id": {"name": "every_minute"},
          "spec": {"entity_metadata": {"schedule": {"cron_schedule": {"schedule": "* * * * *"}}}},
          "closure": {"state": "ACTIVE", "updated_at": "%s"}}]}
        """
            .formatted(START));
  }

  private static RecordedAdmin.Answer fired(Instant at) {
    return answer(
        """
        {"executions": [{"id": {"project": "acme.ml", "domain": "development", "name": "f1"},
          "spec": {"launch_plan": {"name": "every_minute"},
                   "metadata": {"mode": "SCHEDULED", "scheduled_at": "%s"}},
          "closure": {"phase": "SUCCEEDED", "created_at": "%s"}}]}
        """
            .formatted(at, at));
  }

  private Reading at(int seconds, Map<String, RecordedAdmin.Answer> answers) {
    return admin.reading(START.plusSeconds(seconds), Instant.EPOCH, new TreeMap<>(answers));
  }

  @Test
  void aScheduleThatFiresIsNotOverdueAndOneThatStoppedIs() {
    for (int seconds = 0; seconds <= 300; seconds += 10) {
      Instant last = START.plusSeconds(Math.min(seconds, 120) / 60 * 60L);
      Reading reading = at(seconds, Map.of(EXECUTIONS, fired(last), SCHEDULES, everyMinute()));
      assertThat(reading.samples().sum(AdminSamples.SCHEDULES)).hasValue(1);
      boolean late = START.plusSeconds(180).plusSeconds(120).isBefore(START.plusSeconds(seconds));
      assertThat(reading.samples().sum(AdminSamples.OVERDUE))
          .as("%s s", seconds)
          .hasValue(late ? 1 : 0);
    }
    Reading later =
        at(310, Map.of(EXECUTIONS, fired(START.plusSeconds(120)), SCHEDULES, everyMinute()));
    assertThat(later.samples().sum(AdminSamples.OVERDUE)).hasValue(1);
  }

  @Test
  void aListThatCannotBeReadLeavesItOpen() {
    at(0, Map.of(EXECUTIONS, fired(START), SCHEDULES, everyMinute()));
    Reading blind = at(400, Map.of(EXECUTIONS, failed(), SCHEDULES, everyMinute()));
    assertThat(blind.samples().sum(AdminSamples.OVERDUE)).isEqualTo(OptionalDouble.empty());
    Reading without = at(410, Map.of(EXECUTIONS, fired(START), SCHEDULES, failed()));
    assertThat(without.samples().has(AdminSamples.SCHEDULES)).isFalse();
  }

  @Test
  void onceForgottenItBeginsAnew() {
    at(400, Map.of(EXECUTIONS, fired(START), SCHEDULES, everyMinute()));
    admin.forget();
    Reading first = at(0, Map.of(EXECUTIONS, fired(START)));
    assertThat(first.samples().has(AdminSamples.SCHEDULES)).isFalse();
  }
}
