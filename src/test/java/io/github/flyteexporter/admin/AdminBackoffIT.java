package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often a flyteadmin that is overloaded or cannot work is asked, and that a clock that is set
 * changes none of it.
 */
class AdminBackoffIT {
  @ParameterizedTest
  @CsvSource({"45,45", "90,60", "86400,60"})
  void aRequestToWaitIsHonouredUpToAMinute(int asked, int waited) throws Exception {
    try (AdminServer server =
        new AdminServer(
            request ->
                request
                    .response()
                    .setStatusCode(429)
                    .putHeader("Retry-After", "" + asked)
                    .end("{}"))) {
      Reading first = server.poll();
      assertThat(server.asked).hasSize(1);
      assertThat(server.poll(Duration.ofSeconds(waited - 1))).isSameAs(first);
      // spread by up to a tenth
      Reading later = server.poll(Duration.ofSeconds(waited / 10 + 1));
      assertThat(server.asked).hasSize(2);
      assertThat(later.failure()).isEmpty();
    }
  }

  @Test
  void aLastReadingStandsForAMinuteOnly() throws Exception {
    try (AdminServer server =
        new AdminServer(
            request ->
                request.response().setStatusCode(503).putHeader("Retry-After", "60").end("{}"))) {
      server.poll();
      Reading stale = server.poll(Duration.ofSeconds(61));
      assertThat(server.asked).hasSize(1);
      assertThat(stale.failure().orElseThrow().reason()).isEqualTo(Reason.HTTP_STATUS);
      assertThat(stale.failure().orElseThrow().detail()).contains("overloaded", "Retry-After");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-24H", "PT-1H", "PT1H", "PT24H"})
  void aClockThatIsSetStopsNothingAndBurstsNothing(String by) throws Exception {
    GeneratedAdmin admin = new GeneratedAdmin();
    admin.add("a", "RUNNING", AdminServer.START);
    try (AdminServer server = new AdminServer(admin)) {
      for (int i = 0; i < 20; i++) {
        server.poll();
      }
      int before = server.asked.size();
      server.setClock(Duration.parse(by));
      for (int i = 0; i < 20; i++) {
        int asked = server.asked.size();
        Reading reading = server.poll();
        assertThat(server.asked.size() - asked).isBetween(1, 4);
        assertThat(ReadingSamples.sum(reading, AdminSamples.SWEEP).orElse(0)).isLessThan(120);
      }
      assertThat(server.asked.size() - before).isBetween(before - 3, before + 3);
    }
  }

  @Test
  void anOverloadIsWaitedOutByAClockThatNobodySets() throws Exception {
    try (AdminServer server = new AdminServer(AdminServer.always(503, "{}"))) {
      server.poll();
      server.setClock(Duration.ofDays(-1));
      server.poll(Duration.ofSeconds(13));
      assertThat(server.asked).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"500,database", "503,down", "504,late"})
  void whoCannotWorkIsAskedLessAndLess(int status, String message) throws Exception {
    String body = "{\"code\":13,\"message\":\"" + message + "\",\"details\":[]}";
    try (AdminServer server = new AdminServer(AdminServer.always(status, body))) {
      Reading reading = server.poll();
      assertThat(reading.failure()).isEmpty();
      assertThat(reading.evidence()).contains(new RefusedCall("projects", status, message));
      for (int i = 0; i < 40; i++) {
        server.poll();
      }
      // ten minutes, in each of which it is tried at least once
      assertThat(server.asked).hasSizeBetween(10, 20);
      server.answers(new GeneratedAdmin());
      server.poll(Duration.ofMinutes(1));
      assertThat(server.poll().samples().has(AdminSamples.CUT_OFF)).isTrue();
    }
  }
}
