package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.runtime.SetClock;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebTest {
  private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final HttpClient client = HttpClient.newHttpClient();
  private Vertx vertx;
  private volatile Optional<Exposition> page = Optional.empty();
  private int port;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    port =
        Web.listen(vertx, Listen.at("localhost", 0), () -> page, clock, () -> "a: 1\n")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void show(double second) throws Exception {
    page =
        Played.play(Played.OUTAGE).stream()
            .filter(moment -> moment.seconds() >= second)
            .map(Played::page)
            .findFirst();
    clock.set(page.get().at());
  }

  @Test
  void beforeTheFirstRoundItIsHealthyButNotReady() throws Exception {
    assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
    assertThat(get("/-/ready").statusCode()).isEqualTo(503);
    assertThat(get("/metrics").statusCode()).isEqualTo(503);
    assertThat(get("/").body()).contains("not over yet");
  }

  @Test
  void readyEndsWhenTheLastRoundIsOlderThanThreeBeats() throws Exception {
    show(100);
    assertThat(get("/-/ready").statusCode()).isEqualTo(200);
    clock.set(page.get().at().plusSeconds(30));
    assertThat(get("/-/ready").statusCode()).isEqualTo(200);
    clock.set(page.get().at().plusSeconds(31));
    assertThat(get("/-/ready").statusCode()).isEqualTo(503);
    assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsAreThoseOfTheRound() throws Exception {
    show(100);
    HttpResponse<String> metrics = get("/metrics");
    assertThat(metrics.headers().firstValue("Content-Type").get())
        .startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body())
        .contains("flyte_function_impaired{function=\"progress\"} 1.0")
        .contains("flyte_impaired_cause{cause=\"database\"} 0.994");
  }

  @Test
  void theFrontPageTellsCauseFactsActionAndDamage() throws Exception {
    show(100);
    String front = get("/").body();
    assertThat(front)
        .contains("Flyte is impaired: ", "Probable cause: database")
        .contains("12 of 12 running workflows report: “")
        .containsPattern("0 of \\d+ propeller rounds per second succeed, impaired since ")
        .contains("Damage so far, still rising", "executions refused or not launched")
        .contains("<code>kubectl -n flyte run pg-check")
        .contains("The rounds of 12 running workflows fail")
        .doesNotContain("<script");
    show(151);
    assertThat(get("/").body())
        .contains("7 workflows killed by the platform in flytesnacks/development");
    show(190);
    assertThat(get("/").body())
        .contains("Flyte works, as far as it is seen")
        .contains("Incidents of the last 24 hours", "12 workflows killed, ");
  }

  @Test
  void whatIsNotThereIs404() throws Exception {
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/-/healthy/../../etc/passwd").statusCode()).isEqualTo(404);
  }
}
