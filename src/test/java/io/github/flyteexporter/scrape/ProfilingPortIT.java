package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.Catalogue;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live port 10254, well and badly behaved. */
class ProfilingPortIT {
  private static final Path RECORDED =
      Path.of("src/main/resources/demo/db-down/ticks/008/flyte-binary.metrics.gz");

  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private Reading read(String url) throws Exception {
    ProfilingPort source =
        new ProfilingPort(
            vertx,
            new ScrapeTarget(
                "flyte-binary",
                URI.create(url),
                Duration.ofSeconds(2),
                null,
                Optional.empty(),
                Optional.empty(),
                null),
            Catalogue.names(),
            TimeSource.system());
    try {
      return source.read().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } finally {
      source.close();
    }
  }

  private int listen(String address, Handler<HttpServerRequest> server) throws Exception {
    return vertx
        .createHttpServer()
        .requestHandler(server)
        .listen(0, address)
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS)
        .actualPort();
  }

  private Reading readFrom(Handler<HttpServerRequest> server) throws Exception {
    return read("http://localhost:" + listen("localhost", server));
  }

  @Test
  void aRealPageIsReadInTheNamesOfTheCatalogue() throws Exception {
    byte[] page;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(RECORDED))) {
      page = in.readAllBytes();
    }
    Reading reading =
        readFrom(
            request -> {
              if (!request.path().equals("/metrics")) {
                request.response().setStatusCode(404).end();
                return;
              }
              request.response().setChunked(true);
              for (int i = 0; i < page.length; i += 10_007) {
                int end = Math.min(page.length, i + 10_007);
                request.response().write(Buffer.buffer(page).slice(i, end));
              }
              request.response().end();
            });
    assertThat(reading.failure()).isEmpty();
    assertThat(reading.bytes()).isEqualTo(page.length);
    assertThat(reading.samples().sum("P:round:error_count")).hasValue(2007);
    assertThat(reading.samples().sum("A:errors:gorm_error")).hasValue(3661);
    assertThat(reading.samples().size()).isLessThan(1_000);
  }

  @Test
  void anAddressOfIpv6() throws Exception {
    int port = listen("::1", request -> request.response().end("process_start_time_seconds 5\n"));
    Reading reading = read("http://[::1]:" + port);
    assertThat(reading.failure()).isEmpty();
    assertThat(reading.samples().sum("process_start_time_seconds")).hasValue(5);
    assertThat(read("http://[0:0:0:0:0:0:0:1]:" + port).failure()).isEmpty();
  }

  @Test
  void aNameWithoutAddress() throws Exception {
    assertThat(read("http://nowhere.invalid:10254").failure().get().reason()).isEqualTo(Reason.DNS);
  }

  @Test
  void nobodyListens() throws Exception {
    int port = FreePort.find();
    assertThat(read("http://127.0.0.1:" + port).failure().get().reason())
        .isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void anotherStatusThan200() throws Exception {
    Reading reading = readFrom(request -> request.response().setStatusCode(503).end("x 1\n"));
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.HTTP_STATUS);
    assertThat(reading.failure().get().detail()).contains("503");
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    Reading reading =
        readFrom(
            request ->
                request.response().setStatusCode(302).putHeader("Location", "/metrics").end());
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.HTTP_STATUS);
  }

  @Test
  void anAnswerThatIsCutOffIsAnErrorAndNotHalfAPage() throws Exception {
    Reading reading =
        readFrom(
            request -> {
              request.response().putHeader("Content-Length", "1000");
              request.response().write("process_start_time_seconds 5\n");
              vertx.setTimer(50, later -> request.connection().close());
            });
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.CUT_OFF);
    assertThat(reading.samples().size()).isZero();
  }

  @Test
  void aServerThatNeverAnswersIsATimeOut() throws Exception {
    Reading reading = readFrom(request -> {});
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.TIMEOUT);
  }
}
