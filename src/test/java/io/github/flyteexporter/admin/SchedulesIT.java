package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which schedules are overdue, and which are not judged. */
class SchedulesIT extends SchedulesFixture {
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
