package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {
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
    return Figures.sum(reading, AdminSamples.OVERDUE).orElseThrow();
  }

  /** Expected by what robfig/cron, the scheduler's library, documents. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/15 * * * *|2026-11-22T12:15:00Z",
        "* * * * *|2026-11-22T12:01:00Z",
        "0 0 * * *|2026-11-23T00:00:00Z",
        "30 9-17/2 * * 1-5|2026-11-23T09:30:00Z",
        "0 0 * * SUN|2026-11-29T00:00:00Z",
        "0 0 * * 0|2026-11-29T00:00:00Z",
        "0 0 1 JAN ?|2027-01-01T00:00:00Z",
        "0 0 13 * 1|2026-11-23T00:00:00Z",
        "0 0 29 2 *|2028-02-29T00:00:00Z",
        "@hourly|2026-11-22T13:00:00Z",
        "@daily|2026-11-23T00:00:00Z",
        "@midnight|2026-11-23T00:00:00Z",
        "@weekly|2026-11-29T00:00:00Z",
        "@monthly|2026-12-01T00:00:00Z",
        "@yearly|2027-01-01T00:00:00Z",
        "@annually|2027-01-01T00:00:00Z",
      })
  void cronIsReadAsTheSchedulerReadsIt(String expression, Instant next) {
    assertThat(Schedule.cron(expression).next(START)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "61 * * * *",
        "* * * *",
        "0/15 * * * ? *",
        "@every 1h",
        "0 2 31 2 *"
      })
  void whatNobodyCanTellIsNotJudged(String expression) {
    assertThat(Schedule.cron(expression).next(START)).isEmpty();
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
        reading = server.beat();
        assertThat(server.asked.size()).isLessThanOrEqualTo(4 * (i + 1));
      }
      assertThat(Figures.sum(reading, AdminSamples.SCHEDULES)).hasValue(4);
      assertThat(overdue(reading)).isZero();
      assertThat(Figures.sum(reading, AdminSamples.UNJUDGED)).hasValue(0);
    }
  }

  @Test
  void whatStopsFiringIsOverdueUntilItFiresAgain() throws Exception {
    plan("five", cron("*/5 * * * *"), LAST_WEEK);
    plan("rate", "{\"rate\":{\"value\":10,\"unit\":\"MINUTE\"}}", LAST_WEEK);
    fired("five", START.minusSeconds(300));
    fired("rate", START.minusSeconds(300));
    try (AdminServer server = new AdminServer(admin)) {
      server.beat();
      server.beat();
      assertThat(overdue(server.beat())).isZero();
      server.beat(Duration.ofMinutes(2));
      assertThat(overdue(server.beat())).as("five was due at 12:00").isEqualTo(1);
      server.beat(Duration.ofMinutes(10));
      assertThat(overdue(server.beat())).as("rate was due at 12:05").isEqualTo(2);
      fired("five", START.plusSeconds(600));
      server.beat(Duration.ofSeconds(46));
      assertThat(overdue(server.beat())).isEqualTo(1);
    }
  }

  @Test
  void whatNeverFiredSinceItsActivationIsOverdue() throws Exception {
    plan("five", cron("*/5 * * * *"), START.minusSeconds(600));
    plan("fresh", cron("*/5 * * * *"), START);
    try (AdminServer server = new AdminServer(admin)) {
      server.beat();
      server.beat();
      assertThat(overdue(server.beat())).isEqualTo(1);
    }
  }

  @Test
  void whatIsLateWhenItIsFirstReadIsNotZeroBeforeItIsJudged() throws Exception {
    plan("five", cron("*/5 * * * *"), START.minusSeconds(600));
    try (AdminServer server = new AdminServer(admin)) {
      List<Double> told = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        server.beat().samples().all(AdminSamples.OVERDUE).forEach(late -> told.add(late.value()));
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
      server.beat();
      server.beat();
      Reading reading = server.beat();
      assertThat(Figures.sum(reading, AdminSamples.SCHEDULES)).hasValue(2);
      assertThat(Figures.sum(reading, AdminSamples.UNJUDGED)).hasValue(2);
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
      server.beat();
      server.beat();
      Reading reading = server.beat();
      assertThat(Figures.sum(reading, AdminSamples.SCHEDULES)).hasValue(1);
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
      server.beat();
      server.beat();
      Reading reading = server.beat();
      assertThat(overdue(reading)).isZero();
      assertThat(Figures.sum(reading, AdminSamples.UNJUDGED)).hasValue(1);
    }
  }
}
