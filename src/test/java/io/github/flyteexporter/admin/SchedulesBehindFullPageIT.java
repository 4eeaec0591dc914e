package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Schedules whose last execution is not on the first page of executions. */
class SchedulesBehindFullPageIT extends SchedulesFixture {
  @Test
  void behindAFullPageNobodyLooks() throws Exception {
    plan("minutely", cron("* * * * *"), LAST_WEEK);
    plan("five", cron("*/5 * * * *"), LAST_WEEK);
    for (int i = 0; i < 120; i++) {
      fired("minutely", START.minusSeconds(i * 60L));
    }
    try (AdminServer server = new AdminServer(admin)) {
      server.poll();
      server.poll();
      Reading reading = server.poll();
      assertThat(overdue(reading)).isZero();
      assertThat(ReadingSamples.sum(reading, AdminSamples.UNJUDGED)).hasValue(1);
    }
  }

  private void firedEveryMinute(int times) {
    for (int i = 0; i < times; i++) {
      fired("minutely", START.minusSeconds(i * 60L));
    }
  }

  @Test
  void whatIsBehindAFullPageIsAskedForAlone() throws Exception {
    plan("minutely", cron("* * * * *"), LAST_WEEK);
    plan("daily late", cron("30 23 * * *"), LAST_WEEK);
    plan("daily", cron("45 23 * * *"), LAST_WEEK);
    plan("monthly late", cron("@monthly"), START.minus(Duration.ofDays(200)));
    plan("monthly", cron("@monthly"), START.minus(Duration.ofDays(200)));
    plan("a+b", cron("@monthly"), START.minus(Duration.ofDays(200)));
    firedEveryMinute(120);
    fired("daily late", Instant.parse("2026-11-20T23:30:00Z"));
    fired("daily", Instant.parse("2026-11-21T23:45:00Z"));
    fired("monthly late", Instant.parse("2026-10-01T00:00:00Z"));
    fired("monthly", Instant.parse("2026-11-01T00:00:00Z"));
    try (AdminServer server = new AdminServer(admin)) {
      Reading first = minutes(server, 1);
      assertThat(overdue(first)).isZero();
      assertThat(unjudged(first)).isPositive();
      for (int i = 0; i < 20; i++) {
        fired("minutely", START.plusSeconds(60L * i));
        server.poll(Duration.ofMinutes(1));
      }
      Reading reading = server.poll();
      assertThat(overdue(reading)).isEqualTo(2);
      assertThat(unjudged(reading)).as("a filter cannot name a+b").isEqualTo(1);
      assertThat(server.asked)
          .anyMatch(uri -> uri.contains("(launch_plan.name,monthly%20late)"))
          .noneMatch(uri -> uri.contains("launch_plan.name,a"));
      fired("monthly late", server.now());
      fired("minutely", server.now());
      assertThat(overdue(minutes(server, 2))).isEqualTo(1);
    }
  }

  @Test
  void aLookAtOnePlanThatFailsChangesNothing() throws Exception {
    plan("minutely", cron("* * * * *"), LAST_WEEK);
    plan("five", cron("*/5 * * * *"), START.minusSeconds(1800));
    plan("monthly", cron("@monthly"), START.minus(Duration.ofDays(200)));
    firedEveryMinute(120);
    try (AdminServer server =
        new AdminServer(
            request -> {
              if (request.uri().contains("launch_plan.name")) {
                request.response().setStatusCode(400).end("{\"code\":3,\"message\":\"no\"}");
              } else {
                admin.handle(request);
              }
            })) {
      for (int i = 0; i < 6; i++) {
        minutes(server, 1);
        fired("minutely", server.now());
      }
      Reading reading = server.poll();
      assertThat(server.asked).anyMatch(uri -> uri.contains("launch_plan.name"));
      assertThat(overdue(reading)).isEqualTo(1);
      assertThat(unjudged(reading)).isEqualTo(1);
    }
  }
}
