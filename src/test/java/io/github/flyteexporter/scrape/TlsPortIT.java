package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.Catalogue;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, as an authority makes them that only some trust. */
class TlsPortIT {
  private static final String ELSEWHERE = "DNS:flyte.example.org";

  @TempDir static Path folder;
  private static Vertx vertx;

  private static TestCa authority;

  @BeforeAll
  static void make() throws Exception {
    vertx = Vertx.vertx();
    authority = new TestCa(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static int listen(String names, int days) throws Exception {
    return vertx
        .createHttpServer(authority.server(names, days))
        .requestHandler(request -> request.response().end("process_start_time_seconds 5\n"))
        .listen(0, "localhost")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS)
        .actualPort();
  }

  private static Reading read(String names, int days, Tls tls) throws Exception {
    ProfilingPort source = source(listen(names, days), tls, Duration.ofSeconds(20));
    Reading reading = read(source);
    source.close();
    return reading;
  }

  private static ProfilingPort source(int port, Tls tls, Duration timeout) {
    return new ProfilingPort(
        vertx,
        new ScrapeTarget(
            "flyte-binary",
            URI.create("https://localhost:" + port),
            timeout,
            null,
            Optional.empty(),
            Optional.of(tls),
            null),
        Catalogue.names(),
        TimeSource.system());
  }

  private static Reading read(ProfilingPort source) throws Exception {
    return source.read().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static Tls trusting(String file) {
    return new Tls(Optional.of(folder.resolve(file)), false);
  }

  @Test
  void aCertificateOfATrustedAuthority() throws Exception {
    assertThat(read(TestCa.LOOPBACK, 9, trusting("ca.pem")).failure()).isEmpty();
  }

  @Test
  void aHandshakeThatEndsAfterItsCallBlocksNoLaterOne() throws Exception {
    int port = listen(TestCa.LOOPBACK, 9);
    AtomicInteger delay = new AtomicInteger(800);
    int slow =
        vertx
            .createNetServer()
            .connectHandler(
                from -> {
                  from.pause();
                  vertx.setTimer(
                      delay.getAndSet(1),
                      later ->
                          vertx
                              .createNetClient()
                              .connect(port, "localhost")
                              .onSuccess(
                                  to -> {
                                    from.pipeTo(to);
                                    to.pipeTo(from);
                                  }));
                })
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
    ProfilingPort source = source(slow, trusting("ca.pem"), Duration.ofMillis(400));
    assertThat(read(source).failure().get().reason()).isEqualTo(Reason.TIMEOUT);
    Awaitility.await().atMost(4, TimeUnit.SECONDS).until(() -> read(source).failure().isEmpty());
    source.close();
  }

  @Test
  void anAuthorityThatNobodyKnows() throws Exception {
    Reading reading = read(TestCa.LOOPBACK, 9, new Tls(Optional.empty(), false));
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.TLS);
  }

  @Test
  void aCertificateOfAnotherHost() throws Exception {
    Reading reading = read(ELSEWHERE, 9, trusting("ca.pem"));
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.TLS);
    assertThat(reading.failure().get().detail()).contains("localhost");
  }

  @Test
  void aCertificateThatIsOver() throws Exception {
    Reading reading = read(TestCa.LOOPBACK, -1, trusting("ca.pem"));
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.TLS);
  }

  @Test
  void anyCertificateWhenToldSo() throws Exception {
    assertThat(read(TestCa.LOOPBACK, -1, new Tls(Optional.empty(), true)).failure()).isEmpty();
    assertThat(read(ELSEWHERE, 9, new Tls(Optional.empty(), true)).failure()).isEmpty();
  }

  @Test
  void anAuthorityWhoseFileIsMissing() throws Exception {
    Reading reading = read(TestCa.LOOPBACK, 9, trusting("gone.pem"));
    assertThat(reading.failure().get().detail()).contains("gone.pem");
  }
}
