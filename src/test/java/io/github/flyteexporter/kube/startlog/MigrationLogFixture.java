package io.github.flyteexporter.kube.startlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/** The failed migrations of pods whose logs a scripted API server answers. */
abstract class MigrationLogFixture {
  static final Instant START = Instant.parse("2031-02-03T10:00:00Z");

  static final String REFUSED =
      "panic: database migration failed: failed to connect to `user=u password=CANARY`: pg:5432"
          + " (10.0.0.3): dial error: dial tcp 10.0.0.3:5432: connect: connection refused\n";

  static final String SAID =
      "control_plane_start_failure{component=\"flyteadmin\",reason=\"connection_refused\"} ";

  final Store<PodObject> pods = new Store<>((before, now) -> {});
  final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  volatile Instant now = START;
  volatile Optional<Failure> stale = Optional.empty();
  ScriptedApiServer server;
  private ApiConnection client;
  ContainerLog log;
  MigrationLog source;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
    client = Watching.client(server.url());
    limit(Duration.ofSeconds(10));
    server.list = text(REFUSED);
    lines.start();
    logger().addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger().detachAppender(lines);
    client.close();
    server.close();
  }

  void limit(Duration limit) {
    ApiServer api = new ApiServer(client, asked -> {});
    log = new ContainerLog(api, limit, () -> now);
    source = new MigrationLog(server.vertx, () -> stale, pods, log, () -> now);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(MigrationLog.class);
  }

  static Handler<HttpServerRequest> text(String body) {
    return request -> request.response().putHeader("Content-Type", "text/plain").end(body);
  }

  /** A pod of flyteadmin whose migration failed so many seconds after the start. */
  void failed(String name, long after) {
    pods.put(
        ReadObject.pod(
            """
            {'metadata':{'uid':'%1$s','name':'%1$s','namespace':'flyte',
              'labels':{'app.kubernetes.io/name':'flyteadmin'}},
             'status':{'initContainerStatuses':[{'name':'run-migrations',
              'state':{'waiting':{'reason':'CrashLoopBackOff'}},
              'lastState':{'terminated':{'exitCode':2,'finishedAt':'%2$s'}}}]}}\
            """
                .formatted(name, START.plusSeconds(after))
                .replace('\'', '"')));
  }

  Reading read() {
    Reading reading = source.read().result();
    assertThat(reading.toString()).doesNotContain("CANARY");
    return reading;
  }

  List<String> said() {
    return ReadObject.lines(read().samples().all(KubeSamples.CONTROL_START_FAILURE));
  }

  void untilSaid(int count) {
    await().until(() -> said().equals(List.of(SAID + count)));
  }

  /** A round, and all that it asks for is known. */
  void round() {
    await().until(source::isIdle);
    read();
    await().until(source::isIdle);
  }

  void untilFailed(Reason reason) {
    await().until(() -> read().failure().map(Failure::reason).equals(Optional.of(reason)));
    assertThat(read().samples().size()).isZero();
  }
}
