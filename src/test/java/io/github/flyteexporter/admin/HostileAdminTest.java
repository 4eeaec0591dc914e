package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are late, huge, broken or somebody else's. */
class HostileAdminTest {
  private static Handler<HttpServerRequest> always(int status, String body) {
    return request -> request.response().setStatusCode(status).end(body);
  }

  private static Handler<HttpServerRequest> lists(String answer) {
    GeneratedAdmin admin = new GeneratedAdmin();
    return request -> {
      if (request.uri().contains("value_in(")) {
        request.response().end(answer);
      } else {
        admin.handle(request);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>It works!</html>",
        "",
        "[]",
        "{\"projects\":[{\"id\":\"a\",\"domains\":[{\"id\":",
        "{\"other\":1}",
        "{\"projects\":[]}{}"
      })
  void whatIsNoWholeAnswerIsMalformed(String body) throws Exception {
    try (AdminServer server = new AdminServer(always(200, body))) {
      Reading reading = server.beat();
      assertThat(reading.failure().orElseThrow().reason()).isEqualTo(Reason.MALFORMED);
      assertThat(server.asked).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void tenMegabytesAreNotRead() throws Exception {
    Buffer much = Buffer.buffer(new byte[10 << 20]);
    try (AdminServer server = new AdminServer(request -> request.response().end(much))) {
      assertThat(server.beat().failure().orElseThrow().reason()).isEqualTo(Reason.TOO_LARGE);
    }
  }

  @Test
  void whoNeverAnswersIsGivenUpOnAfterOneTry() throws Exception {
    try (AdminServer server =
        new AdminServer(
            request -> {},
            AdminCredentials.NONE,
            FlyteWorkflowIndex.NONE,
            Duration.ofMillis(200))) {
      assertThat(server.beat().failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(server.asked).hasSize(1);
    }
  }

  @Test
  void whoHangsUpIsCutOff() throws Exception {
    try (AdminServer server = new AdminServer(request -> request.connection().close())) {
      assertThat(server.beat().failure().orElseThrow().reason()).isEqualTo(Reason.CUT_OFF);
    }
  }

  @Test
  void aListThatFailsTakesItsFiguresAway() throws Exception {
    GeneratedAdmin admin = new GeneratedAdmin();
    admin.add("a", "RUNNING", AdminServer.START);
    try (AdminServer server = new AdminServer(admin)) {
      assertThat(Figures.sum(server.beat(), AdminSamples.EXECUTIONS)).hasValue(1);
      server.answers(lists("half {"));
      Reading reading = server.beat(Duration.ofMinutes(11));
      assertThat(reading.failure()).isEmpty();
      assertThat(reading.samples().has(AdminSamples.EXECUTIONS)).isFalse();
      assertThat(reading.samples().has(AdminSamples.CUT_OFF)).isFalse();
    }
  }

  @Test
  void unknownPhasesAndFieldsAreTolerated() throws Exception {
    String list =
        List.of("\"PAUSED\"", "17", "null", "{\"a\":[1]}", "\"RUNNING\"").stream()
            .map(
                phase ->
                    "{\"new\":[{}],\"closure\":{\"phase\":"
                        + phase
                        + ",\"created_at\":\"yesterday\"},\"spec\":7}")
            .collect(Collectors.joining(",", "{\"executions\":[", "],\"new\":{\"a\":{}}}"));
    try (AdminServer server = new AdminServer(lists(list))) {
      Reading reading = server.beat();
      assertThat(Figures.by(reading, AdminSamples.EXECUTIONS, "phase"))
          .containsEntry("other", 4.0)
          .containsEntry("running", 1.0);
      assertThat(reading.samples().has(AdminSamples.OLDEST)).isFalse();
    }
  }

  @Test
  void aRequestToWaitIsHonoured() throws Exception {
    try (AdminServer server =
        new AdminServer(
            request ->
                request.response().setStatusCode(429).putHeader("Retry-After", "90").end("{}"))) {
      Reading first = server.beat();
      assertThat(server.asked).hasSize(1);
      for (int i = 0; i < 3; i++) {
        assertThat(server.beat()).isSameAs(first);
      }
      Reading stale = server.beat(Duration.ofSeconds(30));
      assertThat(stale.failure().orElseThrow().reason()).isEqualTo(Reason.HTTP_STATUS);
      assertThat(server.asked).hasSize(1);
      server.beat(Duration.ofSeconds(30));
      assertThat(server.asked).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"500,database", "503,down", "504,late"})
  void whoCannotWorkIsAskedLessAndLess(int status, String message) throws Exception {
    String body = "{\"code\":13,\"message\":\"" + message + "\",\"details\":[]}";
    try (AdminServer server = new AdminServer(always(status, body))) {
      Reading reading = server.beat();
      assertThat(reading.failure()).isEmpty();
      assertThat(reading.evidence()).contains(new RefusedCall("projects", status, message));
      for (int i = 0; i < 40; i++) {
        server.beat();
      }
      // ten minutes, in each of which it is tried at least once
      assertThat(server.asked).hasSizeBetween(10, 20);
      server.answers(new GeneratedAdmin());
      server.beat(Duration.ofMinutes(1));
      assertThat(server.beat().samples().has(AdminSamples.CUT_OFF)).isTrue();
    }
  }

  @Test
  void aPageThatIsTooLargeForFlyteIsAskedForSmaller() throws Exception {
    GeneratedAdmin admin = new GeneratedAdmin();
    try (AdminServer server =
        new AdminServer(
            request -> {
              if (request.uri().contains("limit=100&")) {
                request
                    .response()
                    .setStatusCode(429)
                    .end("{\"code\":8,\"message\":\"grpc: received message larger than max\"}");
              } else if (request.uri().contains("limit=50&")) {
                request.response().end("{\"executions\":[],\"token\":\"\"}");
              } else {
                admin.handle(request);
              }
            })) {
      assertThat(server.beat().samples().has(AdminSamples.CUT_OFF)).isFalse();
      assertThat(server.beat().samples().has(AdminSamples.CUT_OFF)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"404,405", "404,415", "501,405", "200,405"})
  void flyte2IsToldInOneSentence(int status, int ofItsService) throws Exception {
    try (AdminServer server =
        new AdminServer(
            request ->
                request
                    .response()
                    .setStatusCode(request.uri().startsWith("/flyteidl2") ? ofItsService : status)
                    .end("404 page not found\n"))) {
      Reading reading = server.beat();
      assertThat(reading.failure().orElseThrow().reason()).isEqualTo(Reason.OTHER);
      assertThat(reading.failure().orElseThrow().detail()).startsWith("this is Flyte 2");
      assertThat(server.asked).hasSize(2);
    }
  }

  @Test
  void whoHasNoFlyteadminIsNotCalledFlyte2() throws Exception {
    try (AdminServer server = new AdminServer(always(404, "404 page not found\n"))) {
      assertThat(server.beat().failure().orElseThrow().reason()).isEqualTo(Reason.HTTP_STATUS);
    }
  }

  @Test
  void namesOfProjectsArePartsOfPathsAndNothingElse() throws Exception {
    GeneratedAdmin admin = new GeneratedAdmin();
    admin.projects.clear();
    admin.projects.add("../..?a=b#c d");
    try (AdminServer server = new AdminServer(admin)) {
      server.beat();
      assertThat(server.asked)
          .anyMatch(uri -> uri.startsWith("/api/v1/executions/..%2F..%3Fa%3Db%23c%20d/dev"));
    }
  }
}
