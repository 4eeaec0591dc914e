package io.github.flyteexporter.flyte2;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An active trigger (flyte v2.0.43, flyteidl2/trigger/trigger_definition.proto, task/common.proto).
 *
 * @param since what it fires next is due after this moment: its deployment, or when it fired last;
 *     empty when it tells neither
 */
record Trigger(ProjectDomain where, Schedule schedule, Optional<Instant> since) {
  /** Fires come within a second of their time. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final String UNIT = "FIXED_RATE_UNIT_";

  /** A trigger, empty where it is not active or has no schedule. */
  static Optional<Trigger> of(JsonNode json) {
    JsonNode schedule = ApiJson.at(json, "automationSpec", "schedule");
    JsonNode name = ApiJson.at(json, "id", "name");
    if (!json.path("active").asBoolean() || !schedule.isObject()) {
      return Optional.empty();
    }
    Optional<Instant> deployed = ApiJson.moment(json, "status", "deployedAt");
    Optional<Instant> fired = ApiJson.moment(json, "status", "triggeredAt");
    return Optional.of(
        new Trigger(
            new ProjectDomain(ApiJson.text(name, "project"), ApiJson.text(name, "domain")),
            schedule(schedule),
            fired.filter(at -> deployed.filter(at::isBefore).isEmpty()).or(() -> deployed)));
  }

  private static Schedule schedule(JsonNode json) {
    String cron = ApiJson.text(json, "cron", "expression");
    String zone = ApiJson.text(json, "cron", "timezone");
    if (!cron.isEmpty()) {
      return Schedule.cron(
          zone.isEmpty() || cron.contains("TZ=") ? cron : "TZ=" + zone + " " + cron);
    }
    return Schedule.rate(
        ApiJson.at(json, "rate", "value").asLong(),
        ApiJson.text(json, "rate", "unit").replaceFirst(UNIT, ""));
  }

  /** Whether it can be told when it is due. */
  boolean judged() {
    return since.isPresent() && schedule != Schedule.UNKNOWN;
  }

  /** Whether what was due has not been fired for a minute. */
  boolean late(Instant now) {
    return since.flatMap(schedule::next).filter(due -> due.plus(LATE).isBefore(now)).isPresent();
  }
}
