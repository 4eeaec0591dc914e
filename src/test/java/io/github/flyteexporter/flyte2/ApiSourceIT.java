package io.github.flyteexporter.flyte2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API over real sockets: as Flyte 2 answers, and as it never would. */
class ApiSourceIT {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private ApiSource source;

  @AfterEach
  void close() throws Exception {
    source.close();
    get(vertx.close());
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private Reading read(String address, Duration timeout, Handler<HttpServerRequest> handler)
      throws Exception {
    int port =
        get(vertx.createHttpServer().requestHandler(handler).listen(0, address)).actualPort();
    String host = address.contains(":") ? "[" + address + "]" : address;
    source =
        new ApiSource(
            vertx,
            URI.create("http://" + host + ":" + port),
            new AdminAccess(null, Optional.empty(), timeout, Optional.empty(), null),
            TimeSource.system());
    return get(source.read());
  }

  private Reading read(Handler<HttpServerRequest> handler) throws Exception {
    return read("localhost", Duration.ofSeconds(10), handler);
  }

  private Map<String, Look> looks() throws Exception {
    Source look = source.look();
    return Look.in(get(look.read())).stream()
        .collect(Collectors.toMap(Look::call, Function.identity(), Look::worse));
  }

  /** As flyte v2.0.43 answers: services take POST with JSON only. */
  private void flyte(HttpServerRequest request) {
    if (HttpMethod.GET.equals(request.method())) {
      boolean health = request.path().endsWith("z");
      request.response().setStatusCode(health ? 200 : 405).end(health ? "OK" : "");
      return;
    }
    request.body().onSuccess(body -> answer(request, body.toString()));
  }

  private void answer(HttpServerRequest request, String body) {
    asked.add(request.path() + " " + body);
    boolean json = "application/json".equals(request.getHeader("content-type"));
    if (!json) {
      request.response().setStatusCode(415).end();
    } else if (body.contains("\"filters\"") && !body.contains("token")) {
      request.response().end("{\"runs\":[" + row(1) + "],\"token\":\"1\"}");
    } else if (body.contains("\"filters\"")) {
      request.response().end("{\"runs\":[" + row(2) + "]}");
    } else {
      request.response().end("{}");
    }
  }

  private static String row(int number) {
    return "{\"action\":{\"id\":{\"run\":{\"project\":\"p\",\"domain\":\"d\",\"name\":\"r"
        + number
        + "\"},\"name\":\"a0\"},\"status\":{\"phase\":\"ACTION_PHASE_QUEUED\","
        + "\"startTime\":\"2026-11-29T00:57:15Z\"}}}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "::1"})
  void allPagesOfQueuedRunsAreRead(String address) throws Exception {
    Reading reading = read(address, Duration.ofSeconds(10), this::flyte);
    assertThat(reading.failure()).isEmpty();
    assertThat(reading.evidence())
        .extracting(one -> ((AcceptedRun) one).run().name())
        .containsExactlyInAnyOrder("r1", "r2");
    assertThat(reading.samples().sum(AdminSamples.CUT_OFF)).hasValue(0);
    assertThat(asked).hasSize(5);
    assertThat(looks().values()).hasSize(6).allMatch(Look::ok);
  }

  /** A list that never ends is not followed for ever. */
  @Test
  void aListWithoutEndIsCutOff() throws Exception {
    Reading reading =
        read(
            request ->
                request
                    .body()
                    .onSuccess(
                        body -> {
                          asked.add(body.toString());
                          request.response().end("{\"runs\":[" + row(1) + "],\"token\":\"1\"}");
                        }));
    assertThat(reading.samples().sum(Flyte2Samples.QUEUED_CUT_OFF)).hasValue(1);
    assertThat(asked).hasSizeLessThan(20);
  }

  @Test
  void theDatabasesErrorIsEvidence() throws Exception {
    Reading reading =
        read(
            request -> {
              boolean health = request.path().equals("/healthz");
              request
                  .response()
                  .setStatusCode(health ? 200 : request.path().equals("/readyz") ? 503 : 500)
                  .end(health ? "OK" : "{\"code\":\"internal\",\"message\":\"no database\"}");
            });
    assertThat(reading.failure()).isEmpty();
    assertThat(reading.evidence()).hasOnlyElementsOfType(RefusedCall.class).hasSize(5);
    assertThat(looks().get(LookSamples.PROJECTS).outcome()).isEqualTo(LookOutcome.ERROR);
    assertThat(looks().get(LookSamples.HEALTHCHECK).ok()).isTrue();
  }

  @Test
  void whatHangsIsHungAndTheRestIsRead() throws Exception {
    Reading reading =
        read(
            "localhost",
            Duration.ofMillis(1500),
            request -> {
              if (request.path().equals("/healthz")) {
                request.response().end("OK");
              }
            });
    assertThat(reading.failure()).isEmpty();
    assertThat(reading.samples().has(AdminSamples.EXECUTIONS)).isFalse();
    assertThat(looks().get(LookSamples.EXECUTIONS).outcome()).isEqualTo(LookOutcome.HUNG);
  }

  @Test
  void nothingThatListensIsUnreachable() throws Exception {
    source =
        new ApiSource(
            vertx,
            URI.create("http://localhost:1"),
            new AdminAccess(null, Optional.empty(), Duration.ofSeconds(10), Optional.empty(), null),
            TimeSource.system());
    assertThat(get(source.read()).failure().map(Failure::reason)).contains(Reason.UNREACHABLE);
  }

  @Test
  void tenMegabytesAreNotRead() throws Exception {
    Buffer much = Buffer.buffer(new byte[10 << 20]);
    Reading reading = read(request -> request.response().end(much));
    assertThat(reading.failure().map(Failure::reason)).contains(Reason.TOO_LARGE);
  }

  /** Half a million empty rows would become a large tree. */
  @Test
  void nothingInGreatNumbersIsNotRead() throws Exception {
    String rows = "{\"runs\":[" + "{},".repeat(300_000) + "{}]}";
    Reading reading = read(request -> request.response().end(rows));
    assertThat(reading.failure().map(Failure::reason)).contains(Reason.TOO_LARGE);
  }

  @Test
  void aFlyte1IsNotTakenForOne() throws Exception {
    Reading reading =
        read(request -> request.response().setStatusCode(404).end("{\"code\":5,\"details\":[]}"));
    assertThat(reading.failure().map(Failure::reason)).contains(Reason.HTTP_STATUS);
  }
}
