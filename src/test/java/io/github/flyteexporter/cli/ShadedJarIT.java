package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.bench.ClassArchive;
import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.database.DatabaseDocs;
import io.github.flyteexporter.database.FlyteDatabase;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.PlayedApiServer;
import io.github.flyteexporter.replay.PlayedServer;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as it is released, from which what nothing reaches is left out. */
class ShadedJarIT {
  private static final Path JAR = Path.of("target/flyte-exporter.jar").toAbsolutePath();
  private static final long MOST_BYTES = 16_000_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private Path out;

  @BeforeEach
  void find() {
    assertThat(JAR).as("made by mvn package").exists();
    out = folder.resolve("out.log");
  }

  @AfterEach
  void nothingIsMissing() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    assertThat(Files.readString(out))
        .doesNotContain("NoClassDefFound", "ClassNotFound", "ServiceConfigurationError")
        .doesNotContain("NoSuchMethod", "MissingResource", "UnsatisfiedLink");
  }

  private Process start(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:SharedArchiveFile=" + ClassArchive.of(JAR),
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  @Test
  void itIsSmall() throws Exception {
    Files.createFile(out);
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(MOST_BYTES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version | flyte-exporter ",
        "rules --format operator | kind: PrometheusRule",
        "doctor --values VALUES | values/",
        "report RECORDING | database",
        "check-config CONFIG | interval: 30s",
        "completion | flyte-exporter",
        "help run | --config"
      })
  void commandsEnd(String line) throws Exception {
    Path values =
        Files.writeString(
            folder.resolve("values.yaml"),
            "configuration: {storage: {metadataContainer: x, userDataContainer: x}}\n");
    Path config = Files.writeString(folder.resolve("config.yaml"), "interval: 30s\n");
    String[] both = line.split(" \\| ", 2);
    String[] words =
        both[0]
            .replace("VALUES", values.toString())
            .replace("CONFIG", config.toString())
            .replace("RECORDING", Played.OUTAGE.toString())
            .split(" ", -1);
    Process process = start(Map.of(), words);
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(out)).contains(both[1]);
    assertThat(process.exitValue()).as(Files.readString(out)).isZero();
  }

  @Test
  void aDemoIsPlayed() throws Exception {
    int port = FreePort.find();
    Process process =
        start(Map.of(), "demo", "oom-loop", "--speed", "20", "--port", String.valueOf(port));
    HttpClient client = HttpClient.newHttpClient();
    try {
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> body(client, "http://localhost:" + port).contains("\nflyte_diagnosis"));
    } finally {
      end(process);
    }
  }

  /** All that it reads with TLS, and its own pages with TLS and gzip. */
  @Test
  void aFlyteIsWatched() throws Exception {
    TestCa ca = new TestCa(folder);
    PemKeyCertOptions key = ca.sign(TestCa.LOOPBACK, 2);
    TimeSource time = TimeSource.of(InstantSource.fixed(PlayedServer.start(Played.OUTAGE)));
    PlayedServer flyte = new PlayedServer(vertx, Played.OUTAGE, time, "flyte-binary");
    Path home = folder.resolve("home");
    String kubeconfig =
        Files.readString(new PlayedApiServer(vertx, Played.OUTAGE, time).kubeconfig(home));
    String plain = kubeconfig.replaceAll("(?s).*http://127.0.0.1:(\\d+)\".*", "$1");
    Path secure =
        Files.writeString(
            folder.resolve("kubeconfig"),
            kubeconfig.replace(
                "\"http://127.0.0.1:" + plain + "\"",
                "\"https://127.0.0.1:%d\", certificate-authority: %s"
                    .formatted(
                        TlsFront.of(vertx, Integer.parseInt(plain), key),
                        folder.resolve("ca.pem"))));
    int metrics = TlsFront.of(vertx, flyte.port(), key);
    int port = FreePort.find();
    try (FlyteDatabase database =
        FlyteDatabase.start(Files.createDirectory(folder.resolve("db")))) {
      database.sql("flyteadmin", DatabaseDocs.sql());
      Database settings = database.settings();
      Path config =
          Files.writeString(
              folder.resolve("config.yaml"),
              """
              interval: 1s
              listen: {host: 127.0.0.1, port: %d, tls: {certificate: %s, key: %s}}
              targets: [{name: flyte-binary, url: "https://127.0.0.1:%d", tls: {ca: %s}}]
              admin: {url: "https://127.0.0.1:%d", tls: {ca: %5$s}}
              database: {host: 127.0.0.1, port: %d, name: flyteadmin, user: flyte_exporter,
                password: change-me, sslMode: require}
              """
                  .formatted(
                      port,
                      key.getCertPath(),
                      key.getKeyPath(),
                      metrics,
                      folder.resolve("ca.pem"),
                      metrics,
                      settings.port()));
      Process process =
          start(
              Map.of("KUBECONFIG", secure.toString()),
              "run",
              "--strict",
              "--config",
              config.toString());
      HttpClient client =
          HttpClient.newBuilder().sslContext(TlsFront.trusting(folder.resolve("ca.pem"))).build();
      String page = "https://localhost:" + port;
      try {
        await()
            .atMost(LIMIT)
            .ignoreExceptions()
            .untilAsserted(
                () ->
                    assertThat(body(client, page).lines())
                        .as(Files.readString(out))
                        .anyMatch(line -> line.startsWith("flyte_propeller_"))
                        .anyMatch(up("scrape"))
                        .anyMatch(up("admin"))
                        .anyMatch(up("database"))
                        .anyMatch(up("kube")));
        for (String path : List.of("/", "/status", "/config")) {
          assertThat(get(client, page + path, "identity").statusCode()).as(path).isEqualTo(200);
        }
        HttpResponse<byte[]> zipped = get(client, page + "/metrics", "gzip");
        assertThat(zipped.headers().firstValue("content-encoding")).hasValue("gzip");
      } finally {
        end(process);
      }
    }
  }

  private static Predicate<String> up(String source) {
    return line ->
        line.startsWith("flyte_exporter_source_up{source=\"" + source) && line.endsWith(" 1.0");
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static HttpResponse<byte[]> get(HttpClient client, String url, String encoding)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Accept-Encoding", encoding).build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static String body(HttpClient client, String server) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(server + "/metrics")).build(),
            BodyHandlers.ofString())
        .body();
  }
}
