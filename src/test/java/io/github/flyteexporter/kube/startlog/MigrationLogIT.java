package io.github.flyteexporter.kube.startlog;

import static io.github.flyteexporter.kube.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.reading.Evidence.FailedStart;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MigrationLogIT {
  private static final Instant START = Instant.parse("2031-02-03T10:00:00Z");

  private static final String REFUSED =
      "panic: database migration failed: failed to connect to `user=u password=CANARY`: pg:5432"
          + " (10.0.0.3): dial error: dial tcp 10.0.0.3:5432: connect: connection refused\n";

  private static final String SAID =
      "control_plane_start_failure{component=\"flyteadmin\",reason=\"connection_refused\"} ";

  private final Store<PodObject> pods = new Store<>((before, now) -> {});
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private volatile Instant now = START;
  private volatile Optional<Failure> stale = Optional.empty();
  private ScriptedApiServer server;
  private KubernetesClient client;
  private ContainerLog log;
  private MigrationLog source;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
    client = Watching.client(server.url());
    patience(Duration.ofSeconds(10));
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

  private void patience(Duration patience) {
    ApiServer api = new ApiServer(client.getHttpClient(), server.url(), asked -> {});
    log = new ContainerLog(api, patience, () -> now);
    source = new MigrationLog(server.vertx, () -> stale, pods, log, () -> now);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(MigrationLog.class);
  }

  private static Handler<HttpServerRequest> text(String body) {
    return request -> request.response().putHeader("Content-Type", "text/plain").end(body);
  }

  /** A pod of flyteadmin whose migration failed so many seconds after the start. */
  private void failed(String name, long after) {
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

  private Reading read() {
    Reading reading = source.read().result();
    assertThat(reading.toString()).doesNotContain("CANARY");
    return reading;
  }

  private List<String> said() {
    return ReadObject.lines(read().samples().all(KubeSamples.CONTROL_START_FAILURE));
  }

  private void untilSaid(int count) {
    await().until(() -> said().equals(List.of(SAID + count)));
  }

  /** A round, and all that it asks for is known. */
  private void round() {
    await().until(source::isIdle);
    read();
    await().until(source::isIdle);
  }

  private void untilFailed(Reason reason) {
    await().until(() -> read().failure().map(Failure::reason).equals(Optional.of(reason)));
    assertThat(read().samples().size()).isZero();
  }

  @Test
  void theLastLinesAreReadAndClassified() {
    failed("admin-0", 0);
    assertThat(said()).isEmpty();
    untilSaid(1);
    assertThat(server.asked)
        .containsExactly(
            "/api/v1/namespaces/flyte/pods/admin-0/log?container=run-migrations&tailLines=20"
                + "&limitBytes=16384&previous=true");
    assertThat(read().series()).isEqualTo(1);
    assertThat(read().evidence())
        .containsExactly(
            new FailedStart(
                "admin-0", "flyteadmin", "connection_refused", "connection refused at pg:5432"));
    assertThat(lines.list).isEmpty();
  }

  @Test
  void aRunIsReadOnceAndAContainerOnceAMinute() {
    failed("admin-0", 0);
    round();
    now = START.plusSeconds(600);
    round();
    assertThat(server.asked).hasSize(1);
    failed("admin-0", 590);
    round();
    assertThat(server.asked).hasSize(2);
    failed("admin-0", 605);
    now = START.plusSeconds(659);
    round();
    assertThat(server.asked).hasSize(2);
    assertThat(said()).containsExactly(SAID + 1);
    now = START.plusSeconds(660);
    round();
    assertThat(server.asked).hasSize(3);
  }

  @Test
  void aPodThatGoesIsForgotten() {
    failed("admin-0", 0);
    untilSaid(1);
    pods.remove(pods.find("admin-0").get());
    assertThat(said()).isEmpty();
    assertThat(read().ok()).isTrue();
  }

  @Test
  void manyPodsAreReadAFewAtATime() {
    for (int i = 0; i < 8; i++) {
      failed("admin-" + i, 0);
    }
    round();
    assertThat(server.asked).hasSize(3);
    untilSaid(8);
    assertThat(server.asked).hasSize(8);
  }

  @Test
  void withoutTheRightTheRuleIsNamedOnce() {
    server.list =
        request -> request.response().setStatusCode(403).end("{\"message\":\"CANARY forbidden\"}");
    failed("admin-0", 0);
    failed("admin-1", 0);
    untilFailed(Reason.FORBIDDEN);
    now = START.plusSeconds(60);
    round();
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "the log of run-migrations: not allowed: verb \"get\", apiGroup \"\","
                + " resource \"pods/log\"");
    server.list = text(REFUSED);
    now = START.plusSeconds(180);
    untilSaid(2);
  }

  @Test
  void aLogThatIsGoneSaysNothingAndIsNotAskedForAgain() {
    server.list = status(404);
    failed("admin-0", 0);
    round();
    server.list = status(400);
    failed("admin-1", 0);
    round();
    now = START.plusSeconds(3600);
    round();
    assertThat(server.asked).hasSize(2);
    assertThat(read().ok()).isTrue();
    assertThat(said()).isEmpty();
    assertThat(lines.list).isEmpty();
  }

  @Test
  void aLogThatDoesNotComeKeepsNoRoundWaiting() {
    patience(Duration.ofMillis(200));
    server.list = request -> {};
    failed("admin-0", 0);
    assertThat(source.read().isComplete()).isTrue();
    untilFailed(Reason.TIMEOUT);
  }

  @Test
  void aLogThatStopsHalfwayIsGivenUp() {
    patience(Duration.ofMillis(200));
    server.list =
        request ->
            request
                .response()
                .setChunked(true)
                .putHeader("Content-Type", "text/plain")
                .write(REFUSED);
    failed("admin-0", 0);
    untilFailed(Reason.TIMEOUT);
  }

  @Test
  void dropsAreNotWaitedForWithoutEnd() {
    server.list =
        request -> {
          request.response().setChunked(true).putHeader("Content-Type", "text/plain");
          long timer =
              server.vertx.setPeriodic(
                  5,
                  again -> {
                    now = now.plus(Duration.ofMillis(500));
                    request.response().write("x");
                  });
          request.connection().closeHandler(closed -> server.vertx.cancelTimer(timer));
        };
    failed("admin-0", 0);
    untilFailed(Reason.TIMEOUT);
    assertThat(read().failure().get().detail()).isEqualTo("the log did not arrive within 10000 ms");
  }

  @Test
  void aServerThatIsBusyIsLeftAloneAsLongAsItAsks() {
    server.list =
        request -> request.response().setStatusCode(429).putHeader("Retry-After", "180").end();
    failed("admin-0", 0);
    round();
    now = START.plusSeconds(179);
    round();
    assertThat(server.asked).hasSize(1);
    now = START.plusSeconds(180);
    round();
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void aHugeLogIsCut() {
    server.list = text(REFUSED + "x".repeat(10 << 20));
    failed("admin-0", 0);
    untilSaid(1);
    assertThat(log.bytes()).isEqualTo(16_384);
  }

  @Test
  void brokenTextIsReadAsFarAsItGoes() {
    Buffer broken = Buffer.buffer(new byte[] {(byte) 0xff, (byte) 0xc3, '\n', 0, '\n'});
    server.list =
        request ->
            request
                .response()
                .putHeader("Content-Type", "text/plain")
                .end(broken.copy().appendString(REFUSED));
    failed("admin-0", 0);
    untilSaid(1);
  }

  @Test
  void aWebPageIsNoLog() {
    server.list = request -> request.response().putHeader("Content-Type", "text/html").end(REFUSED);
    failed("admin-0", 0);
    untilFailed(Reason.MALFORMED);
  }

  @Test
  void plainTextIsNotAllThatIsAccepted() {
    server.list =
        request -> {
          boolean any = request.getHeader("Accept").contains("*/*");
          (any ? text(REFUSED) : status(406)).handle(request);
        };
    failed("admin-0", 0);
    untilSaid(1);
  }

  @Test
  void podsThatAreNotUpToDateSayNothing() {
    failed("admin-0", 0);
    untilSaid(1);
    stale = Optional.of(new Failure(Reason.UNREACHABLE, "x"));
    assertThat(read().failure()).isEqualTo(stale);
    assertThat(said()).isEmpty();
  }
}
