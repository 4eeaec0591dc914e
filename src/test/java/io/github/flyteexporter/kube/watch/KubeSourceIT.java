package io.github.flyteexporter.kube.watch;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static io.github.flyteexporter.kube.ScriptedApiServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.kube.Kubernetes;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.kube.workflow.WorkflowObject;
import io.github.flyteexporter.kube.workflow.WorkflowReader;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeSourceIT {
  private static final Duration BEAT = Duration.ofSeconds(15);

  private ScriptedApiServer server;
  private volatile Instant now = Instant.EPOCH;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reading read(WatchingType<?> watching) throws Exception {
    return source(watching)
        .read()
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private <R extends Retained> KubeSource<R> source(WatchingType<R> watching) {
    return new KubeSource<>(
        server.vertx,
        FlyteWorkflows.TYPE,
        watching.cache,
        watching.watch,
        TimeSource.of(() -> now),
        () -> BEAT);
  }

  @Test
  void whatWasNeverListedIsNotZero() throws Exception {
    server.list = request -> request.response().setStatusCode(403).end();
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.errors(Reason.FORBIDDEN) > 0);
      Reading reading = read(watching);
      assertThat(reading.id()).isEqualTo(new SourceId("kube", "flyteworkflows"));
      assertThat(reading.failure().get().reason()).isEqualTo(Reason.FORBIDDEN);
      assertThat(reading.samples().size()).isZero();
    }
  }

  @Test
  void aWatchThatIsBrokenForMoreThanThreeBeatsIsStale() throws Exception {
    server.list = request -> json(request, list(5, workflow("a", 1, 1)));
    server.watch = request -> request.response().setStatusCode(500).end();
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.errors(Reason.HTTP_STATUS) > 1);
      Reading good = read(watching);
      assertThat(good.ok()).isTrue();
      assertThat(good.series()).isEqualTo(1);
      assertThat(good.bytes()).isPositive();
      assertThat(good.samples().all(WorkflowSamples.WORKFLOWS)).hasSize(2);
      now = now.plus(BEAT.multipliedBy(3));
      assertThat(read(watching).ok()).isTrue();
      now = now.plusMillis(1);
      assertThat(read(watching).failure().get().reason()).isEqualTo(Reason.HTTP_STATUS);
      server.watch = ScriptedApiServer::open;
      await().until(() -> watching.watch.health().problem().isEmpty());
      assertThat(read(watching).ok()).isTrue();
    }
  }

  @Test
  void beforeTheFirstListIsCompleteNothingFailed() throws Exception {
    server.list = request -> {};
    try (Watching watching = new Watching(server.url())) {
      Reading reading = read(watching);
      assertThat(reading.isNotYet()).isTrue();
      assertThat(reading.failure().get().detail())
          .isEqualTo("first list of flyteworkflows in progress");
    }
  }

  @Test
  void tooManyObjectsAreTooLargeAndTheOtherTypesGoOn() throws Exception {
    server.list =
        request ->
            json(
                request,
                request.path().contains("flyteworkflows")
                    ? list(5, workflow("a", 1, 1), workflow("b", 2, 1), workflow("c", 3, 1))
                    : list(5));
    try (WatchingType<WorkflowObject> watching =
            new WatchingType<>(
                server.url(),
                FlyteWorkflows.TYPE,
                FlyteWorkflows.cache(() -> now),
                TimeSource.of(() -> now),
                2);
        WatchingType<?> others = Kept.TASK_PODS.watching(server.url())) {
      await().until(() -> watching.errors(Reason.TOO_LARGE) > 0);
      await().until(() -> others.store.complete());
      Failure why = read(watching).failure().get();
      assertThat(why.reason()).isEqualTo(Reason.TOO_LARGE);
      assertThat(why.detail()).contains("more than 2 objects", "memory limit");
      assertThat(others.watch.health().problem()).isEmpty();
    }
  }

  @Test
  void aThreadThatDiedIsAFailedSource() throws Exception {
    server.list = request -> json(request, list(5, workflow("a", 1, 1)));
    server.watch =
        request ->
            events(request, event("ADDED", workflow("b", 9, 1).replace("\"p\"", "\"boom\"")));
    ObjectCache<WorkflowObject> cache =
        ObjectCache.of(
            parser -> {
              WorkflowObject one = new WorkflowReader().read(parser);
              if (one.project().equals("boom")) {
                throw new StackOverflowError("deep");
              }
              return one;
            },
            (all, at) -> new ObjectSummary.Summary(List.of(), List.of()));
    try (Watching watching = new Watching(server.url(), cache)) {
      await().dontCatchUncaughtExceptions().until(() -> !watching.watch.alive());
      Failure why = read(watching).failure().get();
      assertThat(why.reason()).isEqualTo(Reason.OTHER);
      assertThat(why.detail()).contains("thread ended", "restart", "StackOverflowError");
      assertThat(watching.errors(Reason.OTHER)).isEqualTo(1);
    }
  }

  @Test
  void kubernetesIsReadInAPodOrWithAKubeconfigOnly(@TempDir Path home) throws Exception {
    assertThat(Kubernetes.isAround(Map.of(), home)).isFalse();
    assertThat(Kubernetes.isAround(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1"), home)).isTrue();
    Files.createDirectory(home.resolve(".kube"));
    Files.createFile(home.resolve(".kube").resolve("config"));
    assertThat(Kubernetes.isAround(Map.of(), home)).isTrue();
  }
}
