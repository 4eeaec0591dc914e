package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;

/** Launch plans with schedules, their executions, and what a reading says of them. */
abstract class SchedulesFixture {
  static final Instant START = AdminServer.START;
  static final Instant LAST_WEEK = START.minus(Duration.ofDays(6));

  final GeneratedAdmin admin = new GeneratedAdmin();

  static String cron(String expression) {
    return "{\"cron_schedule\":{\"schedule\":\"" + expression + "\",\"offset\":\"\"}}";
  }

  void plan(String name, String schedule, Instant updated) {
    admin.plans.add(new GeneratedAdmin.Plan("flytesnacks", "development", name, schedule, updated));
  }

  void fired(String plan, Instant at) {
    admin.executions.add(
        new GeneratedAdmin.One(
            "flytesnacks", "development", "f" + plan + at, "SUCCEEDED", at, plan, ""));
  }

  static double overdue(Reading reading) {
    return ReadingSamples.sum(reading, AdminSamples.OVERDUE).orElseThrow();
  }

  static double unjudged(Reading reading) {
    return ReadingSamples.sum(reading, AdminSamples.UNJUDGED).orElseThrow();
  }

  /** Several rounds, a minute each: those of all plans and those of one plan are read in turn. */
  static Reading minutes(AdminServer server, int minutes) throws Exception {
    Reading reading = server.poll();
    for (int i = 0; i < minutes; i++) {
      reading = server.poll(Duration.ofMinutes(1));
    }
    return reading;
  }
}
