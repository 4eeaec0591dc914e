package io.github.flyteexporter.flyte2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiReadingsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T01:01:00Z");

  private final ApiReadings readings = new ApiReadings(NOW);

  private static ApiAnswer answer(int status, String body) {
    return new ApiAnswer(
        status, body.getBytes(StandardCharsets.UTF_8), Duration.ofMillis(20), Optional.empty());
  }

  private static String row(String name, String phase, String source, String start) {
    return """
    {"action":{"id":{"run":{"project":"payments","domain":"production","name":"%s"},"name":"a0"},
     "metadata":{"funtionName":"reports.fan","source":"%s"},
     "status":{"phase":"ACTION_PHASE_%s","startTime":"%s","attempts":1,"durationMs":"12757"}}}\
    """
        .formatted(name, source, phase, start);
  }

  private String take(ApiCall call, int status, String body) {
    return readings.take(call, answer(status, body), false);
  }

  @Test
  void rowsAreCountedOnceAndTheQueuedAreNamed() {
    String lost = row("r1", "QUEUED", "RUN_SOURCE_SCHEDULE_TRIGGER", "2026-11-29T00:50:00Z");
    take(
        ApiCall.RUNS,
        200,
        "{\"runs\":["
            + lost
            + ","
            + row("r2", "RUNNING", "RUN_SOURCE_WEB", "2026-11-29T01:00:30.5Z")
            + ","
            + row("r3", "SUCCEEDED", "RUN_SOURCE_WEB", "2026-11-29T00:30:00Z")
            + "]}");
    take(ApiCall.QUEUED, 200, "{\"runs\":[" + lost + "]}");
    Reading reading = readings.reading(NOW);
    assertThat(reading.evidence())
        .containsExactly(
            new AcceptedRun(id("r2"), "running", false, Duration.ofMillis(29_500)),
            new AcceptedRun(id("r1"), "queued", true, Duration.ofMinutes(11)));
    assertThat(reading.samples().sum(AdminSamples.EXECUTIONS)).hasValue(2);
    assertThat(reading.samples().sum(Flyte2Samples.RUNS)).hasValue(3);
    assertThat(reading.samples().sum(AdminSamples.CUT_OFF)).hasValue(0);
  }

  @Test
  void countsAreLeftOutWhereOneOfTheListsIsMissing() {
    take(ApiCall.RUNS, 200, "{}");
    take(ApiCall.QUEUED, 500, "{\"code\":\"internal\",\"message\":\"no\"}");
    Reading reading = readings.reading(NOW);
    assertThat(reading.samples().has(AdminSamples.EXECUTIONS)).isFalse();
    assertThat(reading.samples().has(AdminSamples.CUT_OFF)).isFalse();
    assertThat(reading.evidence()).containsExactly(new RefusedCall("queued", 500, "no"));
  }

  @Test
  void anErrorOfTheServersOwnIsEvidenceAndNoFailure() {
    take(ApiCall.HEALTHZ, 200, "OK");
    take(ApiCall.READYZ, 503, "database ping failed: dial tcp: connect: connection refused\n");
    take(ApiCall.PROJECTS, 500, "{\"code\":\"internal\",\"message\":\"failed to list projects\"}");
    assertThat(readings.reading(NOW).evidence())
        .containsExactly(
            new RefusedCall(
                "readyz", 503, "database ping failed: dial tcp: connect: connection refused"),
            new RefusedCall("projects", 500, "failed to list projects"));
  }

  @ParameterizedTest
  @CsvSource({
    "502, <html>Bad Gateway</html>, HTTP_STATUS",
    "404, 404 page not found, HTTP_STATUS",
    "401, login first, FORBIDDEN",
    "200, <html>login</html>, MALFORMED",
    "200, '{\"projects\":', MALFORMED",
    "200, '', MALFORMED"
  })
  void whatIsNotFlytesOwnAnswerIsAFailure(int status, String body, Reason reason) {
    take(ApiCall.PROJECTS, status, body);
    assertThat(readings.reading(NOW).failure().map(Failure::reason)).contains(reason);
  }

  @Test
  void aNextPageIsAskedForByATokenThatCanBeOne() {
    assertThat(take(ApiCall.QUEUED, 200, "{\"runs\":[],\"token\":\"200\"}")).isEqualTo("200");
    assertThat(take(ApiCall.QUEUED, 200, "{\"runs\":[],\"token\":\"\\\"}]\"}")).isEmpty();
    assertThat(take(ApiCall.RUNS, 200, "{\"runs\":[],\"token\":\"200\"}")).isEmpty();
    assertThat(readings.reading(NOW).samples().sum(AdminSamples.CUT_OFF)).hasValue(1);
    assertThat(ApiCall.QUEUED.body("200"))
        .contains("\"values\":[\"1\"]}],\"token\":\"200\"}")
        .doesNotContain("VALUE_IN");
    assertThat(ApiCall.TRIGGERS.body("")).isEqualTo("{\"org\":\"x\",\"request\":{\"limit\":100}}");
  }

  @Test
  void rowsThatAreNoneAreLeftOut() {
    take(
        ApiCall.RUNS,
        200,
        "{\"runs\":[1,{},{\"action\":{\"id\":{\"run\":{\"name\":\"r\"}}}},"
            + row("r4", "SOMETHING_NEW", "", "2026-11-29T01:02:00Z")
            + "]}");
    assertThat(readings.reading(NOW).evidence())
        .containsExactly(new AcceptedRun(id("r4"), "unknown", false, Duration.ZERO));
  }

  private static RunId id(String name) {
    return new RunId("payments", "production", name);
  }
}
