package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulesIT {
  private static final Instant START = AdminServer.START;
  private static final Instant LAST_WEEK = START.minus(Duration.ofDays(6));

  private final GeneratedAdmin admin = new GeneratedAdmin();

  private static String cron(String expression) {
    return "{\"cron_schedule\":{\"schedule\":\"" + expression + "\",\"offset\":\"\"}}";
  }

  private void plan(String name, String schedule, Instant updated) {
    admin.plans.add(new GeneratedAdmin.Plan("flytesnacks", "development", name, schedule, updated));
  }

  private void fired(String plan, Instant at) {
    admin.executions.add(
        new GeneratedAdmin.One(
            "flytesnacks", "development", "f" + plan + at, "SUCCEEDED", at, plan, ""));
  }

  private static double overdue(Reading reading) {
    return ReadingSamples.sum(reading, AdminSamples.OVERDUE).orElseThrow();
  }

  @Test
  void whatFiresInTimeIsNotOverdue() throws Exception {
    plan("minutely", cron("*/1 * * * *"), LAST_WEEK);
    plan("rate", "{\"rate\":{\"value\":1,\"unit\":\"HOUR\"}}", LAST_WEEK);
    plan("daily", cron("@daily"), LAST_WEEK);
    plan("new", cron("0 0 1 1 *"), START);
    fired("rate", START.minusSeconds(1800));
    fired("daily", START.minus(Duration.ofHours(12)));
    try (AdminServer server = new AdminServer(admin)) {
      Reading reading = null;
      for (int i = 0; i < 40; i++) {
        if (i % 4 == 0) {
          fired("minutely", START.plusSeconds(i * 15L));
        }
        reading = server.poll();
        assertThat(server.asked.size()).isLessThanOrEqualTo(4 * (i + 1));
      }
      assertThat(ReadingSamples.sum(reading, AdminSamples.SCHEDULES)).hasValue(4);
      assertThat(overdue(reading)).isZero();
      assertThat(ReadingSamples.sum(reading, AdminSamples.UNJUDGED)).hasValue(0);
    }
  }

  @Test
  void whatStopsFiringIsOverdueUntilItFiresAgain() throws Exception {
    plan("five", cron("*/5 * * * *"), LAST_WEEK);
    plan("rate", "{\"rate\":{\"value\":10,\"unit\":\"MINUTE\"}}", LAST_WEEK);
    fired("five", START.minusSeconds(300));
    fired("rate", START.minusSeconds(300));
    try (AdminServer server = new AdminServer(admin)) {
      server.poll();
      server.poll();
      assertThat(overdue(server.poll())).isZero();
      server.poll(Duration.ofMinutes(2));
      assertThat(overdue(server.poll())).as("five was due at 12:00").isEqualTo(1);
      server.poll(Duration.ofMinutes(10));
      assertThat(overdue(server.poll())).as("rate was due at 12:05").isEqualTo(2);
      fired("five", START.plusSeconds(600));
      server.poll(Duration.ofSeconds(46));
      assertThat(overdue(server.poll())).isEqualTo(1);
    }
  }

  @Test
  void whatNeverFiredSinceItsActivationIsOverdue() throws Exception {
    plan("five", cron("*/5 * * * *"), START.minusSeconds(600));
    plan("fresh", cron("*/5 * * * *"), START);
    try (AdminServer server = new AdminServer(admin)) {
      server.poll();
      server.poll();
      assertThat(overdue(server.poll())).isEqualTo(1);
    }
  }

  @Test
  void whatIsLateWhenItIsFirstReadIsNotZeroBeforeItIsJudged() throws Exception {
    plan("five", cron("*/5 * * * *"), START.minusSeconds(600));
    try (AdminServer server = new AdminServer(admin)) {
      List<Double> told = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        server.poll().samples().all(AdminSamples.OVERDUE).forEach(late -> told.add(late.value()));
      }
      assertThat(told).isNotEmpty().containsOnly(1.0);
    }
  }

  @Test
  void anotherTimeZoneAndUnknownFormsAreNotJudged() throws Exception {
    plan("zone", cron("0 9 * * *"), LAST_WEEK);
    plan("aws", "{\"cron_expression\":\"0/15 * * * ? *\"}", LAST_WEEK);
    plan("none", "null", LAST_WEEK);
    fired("zone", START.minus(Duration.ofDays(1)).minus(Duration.ofHours(5)));
    try (AdminServer server = new AdminServer(admin)) {
      server.poll();
      server.poll();
      Reading reading = server.poll();
      assertThat(ReadingSamples.sum(reading, AdminSamples.SCHEDULES)).hasValue(2);
      assertThat(ReadingSamples.sum(reading, AdminSamples.UNJUDGED)).hasValue(2);
      assertThat(overdue(reading)).isZero();
    }
  }

  @Test
  void whereTheExecutionsCannotBeReadNobodyIsLate() throws Exception {
    plan("five", cron("*/5 * * * *"), LAST_WEEK);
    try (AdminServer server =
        new AdminServer(
            request -> {
              if (request.uri().contains("eq(mode")) {
                request.response().setStatusCode(400).end("{\"code\":3,\"message\":\"no\"}");
              } else {
                admin.handle(request);
              }
            })) {
      server.poll();
      server.poll();
      Reading reading = server.poll();
      assertThat(ReadingSamples.sum(reading, AdminSamples.SCHEDULES)).hasValue(1);
      assertThat(reading.samples().has(AdminSamples.OVERDUE)).isFalse();
    }
  }

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

  private static double unjudged(Reading reading) {
    return ReadingSamples.sum(reading, AdminSamples.UNJUDGED).orElseThrow();
  }

  /** Several rounds, a minute each: those of all plans and those of one plan are read in turn. */
  private static Reading minutes(AdminServer server, int minutes) throws Exception {
    Reading reading = server.poll();
    for (int i = 0; i < minutes; i++) {
      reading = server.poll(Duration.ofMinutes(1));
    }
    return reading;
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

  @Test
  void periodsOfAWeekAndLongerAreJudged() throws Exception {
    Instant longAgo = START.minus(Duration.ofDays(500));
    plan("weekly", cron("0 0 * * FRI"), longAgo);
    plan("monthly", cron("@monthly"), longAgo);
    plan("yearly", cron("@yearly"), longAgo);
    plan("rate", "{\"rate\":{\"value\":14,\"unit\":\"DAY\"}}", longAgo);
    plan("in time", cron("CRON_TZ=Asia/Tokyo 0 6 * * SAT"), longAgo);
    plan("new", cron("0 0 1 1 *"), START.minus(Duration.ofDays(30)));
    fired("in time", Instant.parse("2026-11-20T21:00:00Z"));
    try (AdminServer server = new AdminServer(admin)) {
      Reading reading = minutes(server, 14);
      assertThat(unjudged(reading)).isZero();
      assertThat(overdue(reading)).isEqualTo(4);
      for (String plan : List.of("weekly", "monthly", "yearly", "rate")) {
        fired(plan, server.now());
      }
      Reading after = minutes(server, 14);
      assertThat(overdue(after)).as("only fires at their time are theirs").isZero();
      assertThat(unjudged(after)).isEqualTo(3);
    }
  }

  @Test
  void whatTheSchedulerRefusesOrNeverFiresIsCountedAsUnjudged() throws Exception {
    plan("refused", cron("0 0 * * 7"), LAST_WEEK);
    plan("never", cron("0 0 30 2 *"), LAST_WEEK);
    plan("no rate", "{\"rate\":{\"value\":0,\"unit\":\"DAY\"}}", LAST_WEEK);
    try (AdminServer server = new AdminServer(admin)) {
      Reading reading = minutes(server, 3);
      assertThat(unjudged(reading)).isEqualTo(3);
      assertThat(overdue(reading)).isZero();
    }
  }

  @Test
  void aClockSetBackAndSetRightAgainMakesNothingLate() throws Exception {
    plan("five", cron("*/5 * * * *"), LAST_WEEK);
    fired("five", START);
    try (AdminServer server = new AdminServer(admin)) {
      minutes(server, 3);
      for (Duration jump : List.of(Duration.ofDays(-1), Duration.ofDays(1))) {
        server.poll(jump);
        for (int i = 0; i < 10; i++) {
          Reading reading = server.poll(Duration.ofSeconds(30));
          ReadingSamples.sum(reading, AdminSamples.OVERDUE)
              .ifPresent(late -> assertThat(late).isZero());
        }
        fired("five", START.plusSeconds(300));
        fired("five", START.plusSeconds(600));
      }
    }
  }
}
