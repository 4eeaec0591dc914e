package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real flyteadmin 1.16.8 answered to single requests, with and without a login. */
class RecordedAnswersIT {
  private static final Path FILE = Path.of("src/test/resources/admin/answers.jsonl");

  /** A recorded answer. */
  record Recorded(String name, String path, int status, String body) {
    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return name + " " + status;
    }
  }

  static List<Recorded> all() throws Exception {
    ObjectMapper json = new ObjectMapper();
    try (Stream<String> lines = Files.lines(FILE)) {
      return lines.map(line -> recorded(json, line)).toList();
    }
  }

  private static Recorded recorded(ObjectMapper json, String line) {
    try {
      JsonNode node = json.readTree(line);
      return new Recorded(
          node.path("case").asText(),
          node.path("path").asText(),
          node.path("status").asInt(),
          node.path("body").asText());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<Recorded> failing() throws Exception {
    return all().stream().filter(one -> one.status() >= 300).toList();
  }

  private static Recorded named(String name) throws Exception {
    return all().stream().filter(one -> one.name().endsWith(name)).findFirst().orElseThrow();
  }

  @Test
  void bothCasingsReadAlike() throws Exception {
    Execution camel =
        AdminResponseReader.executions(named("list, camelCase").bytes()).entries().get(0);
    Execution snake =
        AdminResponseReader.executions(named("list, filter by phase").bytes()).entries().get(0);
    assertThat(camel).isEqualTo(snake);
    assertThat(camel.created()).contains(Instant.parse("2026-11-22T10:29:15.600232407Z"));
    assertThat(camel.workflow().namespace()).isEqualTo("flytesnacks-development");
    assertThat(camel.phase()).isEqualTo(ExecutionPhase.ENDED);
    assertThat(camel.launchPlan()).isEqualTo("rigwf.wf_usererr");
    assertThat(AdminResponseReader.version(named("version, no accept header").bytes())).isEmpty();
    assertThat(
            AdminResponseReader.version(named("version, accept exactly application/json").bytes()))
        .isEmpty();
  }

  @Test
  void aFullPageSaysSo() throws Exception {
    assertThat(AdminResponseReader.executions(named("list, limit 2").bytes()).full()).isTrue();
    assertThat(AdminResponseReader.executions(named("list, unknown project").bytes()).full())
        .isFalse();
    assertThat(AdminResponseReader.execution(named("one execution").bytes()).name())
        .isEqualTo("ar8zs4ttcdlrs8qbwwkx");
  }

  @Test
  void theSixProjectDomainsAndTheScheduleAreThere() throws Exception {
    assertThat(AdminResponseReader.projectDomains(named("GET /api/v1/projects").bytes()))
        .hasSize(6)
        .contains(new ProjectDomain("fraud-models", "production"));
    LaunchPlan plan =
        AdminResponseReader.launchPlans(named("launch plans with schedules").bytes())
            .entries()
            .get(0);
    assertThat(plan.name()).isEqualTo("every_minute");
    assertThat(plan.schedule().orElseThrow().next(Instant.parse("2026-11-22T09:00:30Z")))
        .contains(Instant.parse("2026-11-22T09:01:00Z"));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void whatFailedIsToldAndNothingIsMadeUp(Recorded recorded) throws Exception {
    try (AdminServer server = new AdminServer(request -> respond(request, recorded))) {
      Reading reading = server.poll();
      assertThat(reading.samples().all(AdminSamples.EXECUTIONS)).isEmpty();
      assertThat(reading.samples().has(AdminSamples.CUT_OFF)).isFalse();
      if (recorded.status() == 401) {
        assertThat(reading.failure().orElseThrow().reason()).isEqualTo(Reason.FORBIDDEN);
        assertThat(server.asked).hasSize(1);
      } else {
        assertThat(reading.failure()).isEmpty();
        assertThat(reading.evidence().get(0))
            .isInstanceOfSatisfying(
                RefusedCall.class,
                call -> {
                  assertThat(call.status()).isEqualTo(recorded.status());
                  assertThat(call.message()).isNotEmpty();
                });
      }
    }
  }

  private static void respond(HttpServerRequest request, Recorded recorded) {
    request
        .response()
        .setStatusCode(recorded.status())
        .putHeader("Content-Type", "application/json")
        .end(recorded.body());
  }

  @Test
  void aRecordedTickIsReadAsALiveAnswer() throws Exception {
    RecordedAdmin.Answer answer =
        new RecordedAdmin.Answer(
            200,
            "{\"executions\":[{\"closure\":{\"phase\":\"RUNNING\",\"createdAt\":\"2026-11-22T10:29:00.5Z\"}}]}"
                .getBytes(StandardCharsets.UTF_8),
            Duration.ofMillis(70),
            Optional.empty());
    Reading reading =
        new RecordedAdmin()
            .reading(
                Instant.parse("2026-11-22T10:30:00Z"),
                Instant.EPOCH,
                Map.of("admin.executions.fraud-models.production.json", answer));
    assertThat(ReadingSamples.by(reading, AdminSamples.EXECUTIONS, "project"))
        .containsEntry("fraud-models", 1.0);
    assertThat(ReadingSamples.by(reading, AdminSamples.OLDEST, "phase"))
        .containsEntry("running", 59.5);
    assertThat(ReadingSamples.sum(reading, AdminSamples.READ_DURATION)).hasValue(0.07);
    assertThat(reading.failure()).isEqualTo(Optional.empty());
  }
}
