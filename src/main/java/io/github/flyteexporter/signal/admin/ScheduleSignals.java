package io.github.flyteexporter.signal.admin;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/**
 * Active schedules, and whether they fire. Cron expressions that name no time zone are read in UTC,
 * as the scheduler does with {@code useUTCTz} or in a pod without a time zone of its own (flyte
 * v1.16.8, flyteadmin/pkg/runtime/interfaces/application_configuration.go:478).
 */
public final class ScheduleSignals {
  public static final Signal SCHEDULES =
      gauge(
              "flyte_schedules",
              "Active launch plans with a cron or fixed-rate schedule.",
              "project",
              "domain")
          .computed(
              "`GET /api/v1/launch_plans/{project}/{domain}`",
              FromAdmin.byPlace(AdminSamples.SCHEDULES));

  public static final Signal OVERDUE =
      gauge(
              "flyte_schedules_overdue",
              "Active schedules whose execution is late by half a period, at least 2 minutes and at"
                  + " most 12 hours; with @every by a whole period.",
              "project",
              "domain")
          .computed(
              "`GET /api/v1/executions/{project}/{domain}` of mode SCHEDULED",
              FromAdmin.byPlace(AdminSamples.OVERDUE))
          .experimental();

  public static final Signal UNJUDGED =
      gauge(
              "flyte_schedules_unjudged",
              "Active schedules that cannot be evaluated: Flyte refuses or never fires them, its"
                  + " scheduler is in another time zone, too many executions since.")
          .computed(
              "`GET /api/v1/launch_plans/{project}/{domain}`",
              FromAdmin.each(AdminSamples.UNJUDGED))
          .experimental();

  public static final List<Signal> ALL = List.of(SCHEDULES, OVERDUE, UNJUDGED);

  private ScheduleSignals() {}
}
