package io.github.flyteexporter.kube.errorlog;

import static io.github.flyteexporter.kube.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.startlog.ContainerLog;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The logs of Flyte's pods at a scripted API server. */
class ErrorLogsIT {
  private static final Instant START = Instant.parse("2031-02-03T10:00:00Z");

  private final Store<PodObject> pods = new Store<>((before, now) -> {});
  private volatile Instant now = START;
  private volatile boolean wanted = true;
  private ScriptedApiServer server;
  private ApiConnection client;
  private ErrorLogs source;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
    client = Watching.client(server.url());
    ApiServer api = new ApiServer(client, asked -> {});
    ContainerLog log = new ContainerLog(api, Duration.ofSeconds(10), () -> now);
    source = new ErrorLogs(server.vertx, pods, log, TimeSource.of(() -> now), () -> wanted);
    answers("{\"level\":\"error\",\"msg\":\"it broke\"}\n");
    pod("admin-0", "flyteadmin", true);
    pod("admin-1", "flyteadmin", false);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void answers(String body) {
    server.list = request -> request.response().putHeader("Content-Type", "text/plain").end(body);
  }

  private void pod(String name, String component, boolean ready) {
    pods.put(
        ReadObject.pod(
            """
            {'metadata':{'uid':'%1$s','name':'%1$s','namespace':'flyte',
              'labels':{'app.kubernetes.io/name':'%2$s'}},
             'status':{'phase':'Running',
              'conditions':[{'type':'Ready','status':'%3$s'}],
              'containerStatuses':[{'name':'sidecar','state':{'running':{}}},
               {'name':'%2$s','state':{'running':{}}}]}}\
            """
                .formatted(name, component, ready ? "True" : "False")
                .replace('\'', '"')));
  }

  private Reading round() {
    await().until(source::isIdle);
    Reading reading = source.read().result();
    await().until(source::isIdle);
    return reading;
  }

  private List<String> paths() {
    return server.asked.stream().map(Object::toString).toList();
  }

  @Test
  void onePodOfAComponentIsReadOnceInHalfAMinute() {
    assertThat(round().evidence()).isEmpty();
    assertThat(round().evidence())
        .containsExactly(new LoggedError("flyteadmin", true, "it broke", 1));
    assertThat(paths())
        .singleElement()
        .asString()
        .contains("/pods/admin-1/log?container=flyteadmin&tailLines=300&limitBytes=131072")
        .endsWith("sinceSeconds=60");
    now = START.plusSeconds(29);
    round();
    assertThat(paths()).hasSize(1);
    now = START.plusSeconds(31);
    round();
    assertThat(paths()).hasSize(2);
  }

  @Test
  void whileItIsNotWantedNothingIsReadAndNothingSaid() {
    round();
    wanted = false;
    assertThat(round().evidence()).isEmpty();
    assertThat(round().ok()).isTrue();
    now = START.plusSeconds(300);
    round();
    assertThat(paths()).hasSize(1);
  }

  @Test
  void withoutTheRightTheSourceIsForbidden() {
    server.list = status(403);
    round();
    assertThat(round().failure().map(Failure::reason)).isEqualTo(Optional.of(Reason.FORBIDDEN));
  }

  @Test
  void aContainerThatHasNoLogYetIsNoFailure() {
    server.list = status(400);
    round();
    assertThat(round().ok()).isTrue();
  }

  @Test
  void ofALogOfAnySizeLittleIsRead() {
    answers("{\"level\":\"error\",\"msg\":\"again and again\"}\n".repeat(100_000));
    round();
    assertThat(round().evidence())
        .first()
        .isInstanceOfSatisfying(
            LoggedError.class, one -> assertThat(one.count()).isBetween(2_000, 4_000));
  }
}
