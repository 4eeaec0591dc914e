package io.github.flyteexporter.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.schedule.Schedule;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a launch plan (flyte v1.16.8, flyteidl/protos/flyteidl/admin/launch_plan.proto).
 *
 * @param updated when it was last activated or changed otherwise
 * @param schedule when it is launched, empty when by hand only
 */
record LaunchPlan(String name, Optional<Instant> updated, Optional<Schedule> schedule) {
  static LaunchPlan of(JsonNode json) {
    return new LaunchPlan(
        AdminJson.text(json, "id", "name"),
        AdminJson.moment(json, "closure", "updatedat"),
        schedule(AdminJson.at(json, "spec", "entitymetadata", "schedule")));
  }

  private static Optional<Schedule> schedule(JsonNode json) {
    JsonNode cron = AdminJson.at(json, "cronschedule", "schedule");
    JsonNode rate = AdminJson.at(json, "rate");
    if (!cron.isMissingNode()) {
      return Optional.of(Schedule.cron(AdminJson.text(cron)));
    } else if (rate.isObject()) {
      return Optional.of(
          Schedule.rate(AdminJson.number(rate, "value"), AdminJson.text(rate, "unit")));
    }
    // flyte v1.16.8 does not fire these (flyteadmin/scheduler/dbapi/event_scheduler_impl.go:40)
    return AdminJson.text(json, "cronexpression").isEmpty()
        ? Optional.empty()
        : Optional.of(Schedule.UNKNOWN);
  }
}
