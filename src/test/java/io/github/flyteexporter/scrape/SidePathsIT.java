package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.runtime.SetClock;
import io.github.flyteexporter.signal.Catalogue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside {@code /metrics}, and how seldom it is asked for. */
class SidePathsIT {
  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");
  private static final String FIRST = "process_start_time_seconds 5\n";

  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<String, String> headers = new ConcurrentHashMap<>();
  private final SetClock clock = new SetClock(ZERO);
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    bodies.put("/metrics", FIRST);
    vertx = Vertx.vertx();
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  asked.merge(request.path(), 1, Integer::sum);
                  request
                      .headers()
                      .forEach(header -> headers.put(header.getKey(), header.getValue()));
                  String body = bodies.get(request.path());
                  if (body == null) {
                    request.response().setStatusCode(404).end("404 page not found\n");
                  } else {
                    request.response().end(body);
                  }
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private ProfilingPort source(boolean readConfig, Optional<Path> token) {
    return new ProfilingPort(
        vertx,
        new ScrapeTarget(
            "flyte-binary",
            URI.create("http://user:word@127.0.0.1:" + server.actualPort()),
            Duration.ofSeconds(5),
            null,
            token,
            Optional.empty(),
            readConfig),
        Catalogue.names(),
        clock);
  }

  private Reading read(ProfilingPort source, int second) throws Exception {
    clock.set(ZERO.plusSeconds(second));
    Reading reading =
        source.read().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(reading.failure()).isEmpty();
    return reading;
  }

  @Test
  void allAnswersAreOneReading() throws Exception {
    bodies.put(
        "/k8smetrics",
        """
        leader_election_master_status{name=""} 1
        controller_runtime_webhook_requests_total{code="200",webhook="/mutate"} 3
        process_start_time_seconds 7
        go_goroutines 9
        """);
    bodies.put("/version", "{\"build\":\"b\",\"version\":\"v1.16.8\",\"timestamp\":\"\\\"t\\\"\"}");
    bodies.put("/config", "{\"propeller\":{\"workers\":40}}");
    Reading reading = read(source(true, Optional.empty()), 0);
    assertThat(reading.samples().all("leader_election_master_status"))
        .extracting(Sample::value)
        .containsExactly(1.0);
    assertThat(reading.samples().sum("controller_runtime_webhook_requests_total")).hasValue(3);
    assertThat(reading.samples().sum("process_start_time_seconds"))
        .as("what another registry says of the process is not added")
        .hasValue(5);
    assertThat(reading.samples().all("scrape:version"))
        .extracting(sample -> sample.labels().get("version"))
        .containsExactly("v1.16.8");
    assertThat(reading.samples().sum("config:propeller.workers")).hasValue(40);
    assertThat(reading.samples().sum("config:exposes_secrets")).hasValue(0);
    assertThat(reading.bytes()).isEqualTo(FIRST.length());
  }

  @Test
  void whatIsNotThereIsNothing() throws Exception {
    Reading reading = read(source(false, Optional.empty()), 0);
    assertThat(asked).doesNotContainKey("/config");
    assertThat(reading.samples().has("config:exposes_secrets"))
        .as("not asked is not known")
        .isFalse();
    assertThat(reading.samples().has("scrape:version")).isFalse();
  }

  @Test
  void aConfigThatIsSwitchedOffExposesNothing() throws Exception {
    assertThat(read(source(true, Optional.empty()), 0).samples().sum("config:exposes_secrets"))
        .hasValue(0);
  }

  @Test
  void whatChangesRarelyIsAskedRarely() throws Exception {
    bodies.put("/version", "{\"version\":\"one\"}");
    bodies.put("/config", "{\"event\":{\"rate\":1}}");
    ProfilingPort source = source(true, Optional.empty());
    read(source, 0);
    bodies.put("/config", "{\"event\":{\"rate\":2}}");
    assertThat(read(source, 599).samples().sum("config:event.rate")).hasValue(1);
    assertThat(read(source, 600).samples().sum("config:event.rate")).hasValue(2);
    assertThat(new TreeMap<>(asked))
        .isEqualTo(Map.of("/metrics", 3, "/k8smetrics", 3, "/version", 1, "/config", 2));

    bodies.put("/version", "{\"version\":\"two\"}");
    bodies.put("/metrics", "process_start_time_seconds 6\n");
    Reading restarted = read(source, 601);
    assertThat(restarted.samples().all("scrape:version"))
        .extracting(sample -> sample.labels().get("version"))
        .containsExactly("two");
    assertThat(asked).containsEntry("/config", 3);
  }

  @Test
  void settingsThatWereReadOutliveAnAnswerThatFails() throws Exception {
    bodies.put("/config", "{\"event\":{\"rate\":1}}");
    ProfilingPort source = source(true, Optional.empty());
    read(source, 0);
    bodies.put("/config", "oops");
    Reading failed = read(source, 600);
    assertThat(failed.samples().sum("config:event.rate")).hasValue(1);
    assertThat(failed.samples().all("scrape:answer"))
        .extracting(sample -> sample.labels().get("status"))
        .contains("malformed");
    bodies.put("/config", "{\"event\":{\"rate\":3}}");
    read(source, 630);
    assertThat(asked).as("asked again after a minute").containsEntry("/config", 2);
    assertThat(read(source, 660).samples().sum("config:event.rate")).hasValue(3);

    bodies.put("/config", "oops");
    bodies.put("/metrics", "process_start_time_seconds 6\n");
    assertThat(read(source, 675).samples().has("config:event.rate"))
        .as("another process has not said so")
        .isFalse();
  }

  @Test
  void theTokenIsTheOneInTheFileNow(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("token");
    Files.writeString(file, "one\n");
    ProfilingPort source = source(false, Optional.of(file));
    read(source, 0);
    assertThat(headers).containsEntry("authorization", "Bearer one");
    Files.writeString(file, " two ");
    read(source, 15);
    assertThat(headers).containsEntry("authorization", "Bearer two");
    assertThat(headers)
        .containsEntry("accept", "text/plain;version=0.0.4")
        .as("packing costs Flyte CPU and gains nothing inside a cluster")
        .containsEntry("accept-encoding", "identity");
  }

  @Test
  void aTokenThatIsNotThereIsAFailureThatNamesTheFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("token");
    List<String> details = new ArrayList<>();
    for (String content : new String[] {null, "", "two words", "sec\u0000ret"}) {
      if (content != null) {
        Files.writeString(file, content);
      }
      details.add(
          source(false, Optional.of(file))
              .read()
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS)
              .failure()
              .get()
              .detail());
    }
    assertThat(asked).isEmpty();
    assertThat(details)
        .allSatisfy(
            detail ->
                assertThat(detail)
                    .contains(file.toString())
                    .doesNotContain("words", "ret", "user", "word@"));
  }
}
