package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are late, huge, broken or somebody else's. */
class HostileAdminIT {
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
    try (AdminServer server = new AdminServer(AdminServer.always(200, body))) {
      Reading reading = server.poll();
      assertThat(reading.failure().orElseThrow().reason()).isEqualTo(Reason.MALFORMED);
      assertThat(server.asked).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void tenMegabytesAreNotRead() throws Exception {
    Buffer much = Buffer.buffer(new byte[10 << 20]);
    try (AdminServer server = new AdminServer(request -> request.response().end(much))) {
      assertThat(server.poll().failure().orElseThrow().reason()).isEqualTo(Reason.TOO_LARGE);
    }
  }

  @Test
  void anAddressOfIpv6() throws Exception {
    try (AdminServer server = new AdminServer("::1", new GeneratedAdmin())) {
      assertThat(server.poll().failure()).isEmpty();
      assertThat(server.asked).hasSizeGreaterThan(1);
    }
  }

  /** Half a million objects would become a tree of 160 MB. */
  @Test
  void aListOfNothingInGreatNumbersIsAskedForSmaller() throws Exception {
    String objects = "{},".repeat(1_900_000);
    AtomicInteger pages = new AtomicInteger();
    try (AdminServer server =
        new AdminServer(
            request -> {
              if (request.uri().contains("limit=100&filters=value_in")) {
                request.response().end("{\"executions\":[" + objects + "{}]}");
              } else {
                pages.addAndGet(request.uri().contains("limit=50&filters=value_in") ? 1 : 0);
                new GeneratedAdmin().handle(request);
              }
            })) {
      server.poll();
      server.poll(Duration.ofMinutes(2));
      assertThat(pages).hasValue(1);
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
      assertThat(server.poll().failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(server.asked).hasSize(1);
    }
  }

  @Test
  void whoHangsUpIsCutOff() throws Exception {
    try (AdminServer server = new AdminServer(request -> request.connection().close())) {
      assertThat(server.poll().failure().orElseThrow().reason()).isEqualTo(Reason.CUT_OFF);
    }
  }

  @Test
  void aListThatFailsTakesItsFiguresAway() throws Exception {
    GeneratedAdmin admin = new GeneratedAdmin();
    admin.add("a", "RUNNING", AdminServer.START);
    try (AdminServer server = new AdminServer(admin)) {
      assertThat(ReadingSamples.sum(server.poll(), AdminSamples.EXECUTIONS)).hasValue(1);
      server.answers(lists("half {"));
      Reading reading = server.poll(Duration.ofMinutes(11));
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
      Reading reading = server.poll();
      assertThat(ReadingSamples.by(reading, AdminSamples.EXECUTIONS, "phase"))
          .containsEntry("other", 4.0)
          .containsEntry("running", 1.0);
      assertThat(reading.samples().has(AdminSamples.OLDEST)).isFalse();
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
      assertThat(server.poll().samples().has(AdminSamples.CUT_OFF)).isFalse();
      assertThat(server.poll().samples().has(AdminSamples.CUT_OFF)).isTrue();
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
      Reading reading = server.poll();
      assertThat(reading.failure().orElseThrow().reason()).isEqualTo(Reason.OTHER);
      assertThat(reading.failure().orElseThrow().detail()).startsWith("this is Flyte 2");
      assertThat(server.asked).hasSize(2);
    }
  }

  @Test
  void whoHasNoFlyteadminIsNotCalledFlyte2() throws Exception {
    try (AdminServer server = new AdminServer(AdminServer.always(404, "404 page not found\n"))) {
      assertThat(server.poll().failure().orElseThrow().reason()).isEqualTo(Reason.HTTP_STATUS);
    }
  }

  @Test
  void namesOfProjectsArePartsOfPathsAndNothingElse() throws Exception {
    GeneratedAdmin admin = new GeneratedAdmin();
    admin.projects.clear();
    admin.projects.add("../..?a=b#c d");
    try (AdminServer server = new AdminServer(admin)) {
      server.poll();
      assertThat(server.asked)
          .anyMatch(uri -> uri.startsWith("/api/v1/executions/..%2F..%3Fa%3Db%23c%20d/dev"));
    }
  }
}
