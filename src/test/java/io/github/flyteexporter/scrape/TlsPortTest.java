package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Catalogue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, as an authority makes them that only some trust. */
class TlsPortTest {
  @TempDir static Path folder;
  private static Vertx vertx;

  @BeforeAll
  static void make() throws Exception {
    vertx = Vertx.vertx();
    openssl("req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=ca -keyout ca.key -out ca.pem");
    openssl("req -newkey rsa:2048 -nodes -subj /CN=flyte -keyout flyte.key -out flyte.csr");
    sign("good", "localhost", 9);
    sign("elsewhere", "flyte.example.org", 9);
    sign("expired", "localhost", -1);
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static void sign(String name, String host, int days) throws Exception {
    Files.writeString(folder.resolve(name + ".ext"), "subjectAltName=DNS:" + host + "\n");
    openssl(
        "x509 -req -in flyte.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile "
            + name
            + ".ext -out "
            + name
            + ".pem -days "
            + days);
  }

  private static void openssl(String arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  private static int listen(String certificate) throws Exception {
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .setKeyPath(folder.resolve("flyte.key").toString())
                        .setCertPath(folder.resolve(certificate + ".pem").toString())))
        .requestHandler(request -> request.response().end("process_start_time_seconds 5\n"))
        .listen(0, "localhost")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS)
        .actualPort();
  }

  private static Reading read(String certificate, Tls tls) throws Exception {
    ProfilingPort source = source(listen(certificate), tls, Duration.ofSeconds(4));
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
        InstantSource.system());
  }

  private static Reading read(ProfilingPort source) throws Exception {
    return source.read().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static Tls trusting(String file) {
    return new Tls(Optional.of(folder.resolve(file)), false);
  }

  @Test
  void aCertificateOfATrustedAuthority() throws Exception {
    assertThat(read("good", trusting("ca.pem")).failure()).isEmpty();
  }

  @Test
  void aHandshakeThatEndsAfterItsCallBlocksNoLaterOne() throws Exception {
    int port = listen("good");
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
    Reading reading = read("good", new Tls(Optional.empty(), false));
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.TLS);
  }

  @Test
  void aCertificateOfAnotherHost() throws Exception {
    Reading reading = read("elsewhere", trusting("ca.pem"));
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.TLS);
    assertThat(reading.failure().get().detail()).contains("localhost");
  }

  @Test
  void aCertificateThatIsOver() throws Exception {
    Reading reading = read("expired", trusting("ca.pem"));
    assertThat(reading.failure().get().reason()).isEqualTo(Reason.TLS);
  }

  @Test
  void anyCertificateWhenToldSo() throws Exception {
    assertThat(read("expired", new Tls(Optional.empty(), true)).failure()).isEmpty();
    assertThat(read("elsewhere", new Tls(Optional.empty(), true)).failure()).isEmpty();
  }

  @Test
  void anAuthorityWhoseFileIsMissing() throws Exception {
    Reading reading = read("good", trusting("gone.pem"));
    assertThat(reading.failure().get().detail()).contains("gone.pem");
  }
}
