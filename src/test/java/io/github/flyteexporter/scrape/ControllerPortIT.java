package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.Catalogue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Port 10254 of Flyte 2 over real TLS, with and without the token that it wants. */
class ControllerPortIT {
  private static final String PAGE =
      """
      # TYPE controller_runtime_reconcile_total counter
      controller_runtime_reconcile_total{controller="taskaction",result="success"} 29
      controller_runtime_reconcile_total{controller="taskaction",result="requeue_after"} 115
      workqueue_depth{controller="taskaction",name="taskaction",priority="0"} 2
      workqueue_depth{controller="taskaction",name="taskaction",priority="-100"} 40
      process_start_time_seconds 1.7959137e+09
      """;

  @TempDir static Path folder;
  private static Vertx vertx;
  private static int port;

  @BeforeAll
  static void listen() throws Exception {
    vertx = Vertx.vertx();
    port =
        vertx
            .createHttpServer(new TestCa(folder).server("DNS:flyte-binary", 30))
            .requestHandler(ControllerPortIT::answer)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static void answer(HttpServerRequest request) {
    String token = request.getHeader("authorization");
    if (token == null) {
      request.response().setStatusCode(401).end("Unauthorized\n");
    } else if (token.equals("Bearer allowed")) {
      request.response().putHeader("content-type", "text/plain; version=0.0.4").end(PAGE);
    } else {
      request.response().setStatusCode(403).end("Authorization denied for user somebody\n");
    }
  }

  private static Reading read(Optional<String> token, boolean insecure) throws Exception {
    Optional<Path> file =
        token.isPresent()
            ? Optional.of(Files.writeString(folder.resolve("token"), token.get()))
            : Optional.empty();
    ControllerPort source =
        new ControllerPort(
            vertx,
            new ScrapeTarget(
                "flyte2",
                URI.create("https://localhost:" + port),
                Duration.ofSeconds(20),
                null,
                file,
                Optional.of(new Tls(Optional.empty(), insecure)),
                null),
            Catalogue.names(),
            TimeSource.system());
    try {
      return source.read().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } finally {
      source.close();
    }
  }

  @Test
  void withATokenThatMayItIsRead() throws Exception {
    Reading reading = read(Optional.of("allowed"), true);
    assertThat(reading.failure()).isEmpty();
    assertThat(reading.id()).isEqualTo(Flyte2Samples.CONTROLLER);
    assertThat(reading.samples().sum(Flyte2Samples.MARK)).hasValue(144);
    assertThat(reading.samples().sum("workqueue_depth")).as("over its priorities").hasValue(42);
  }

  @Test
  void withoutOneItSaysWhatToSet() throws Exception {
    Failure failure = read(Optional.empty(), true).failure().orElseThrow();
    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN);
    assertThat(failure.detail()).contains("tokenFile");
  }

  @Test
  void anAccountWithoutTheRightIsToldApart() throws Exception {
    Failure failure = read(Optional.of("other"), true).failure().orElseThrow();
    assertThat(failure.detail()).contains("nonResourceURLs").doesNotContain("other");
  }

  @Test
  void aCertificateThatIsMadeAtEachStartIsTrustedOnlyIfThatIsSet() throws Exception {
    assertThat(read(Optional.of("allowed"), false).failure().map(Failure::reason))
        .contains(Reason.TLS);
  }
}
