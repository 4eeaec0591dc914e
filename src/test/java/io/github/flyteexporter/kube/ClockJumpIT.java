package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SettableTime;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wall clock that is set: no source of Kubernetes stops, none asks more often. */
class ClockJumpIT {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String FAILED =
      """
      {"metadata":{"uid":"a","name":"x","namespace":"flyte",
        "labels":{"app.kubernetes.io/name":"flyteadmin"}},
       "status":{"initContainerStatuses":[{"name":"run-migrations",
        "state":{"waiting":{"reason":"CrashLoopBackOff"}},
        "lastState":{"terminated":{"exitCode":2,"finishedAt":"2026-03-01T11:59:00Z"}}}]}}\
      """;

  private final SettableTime time = new SettableTime(NOON);
  private final Map<String, List<Duration>> waits = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT1H", "P1D", "-P1D"})
  void noSourceStopsAndNoneBursts(Duration jump) throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer();
        ApiConnection client = Watching.client(server.url());
        Kubernetes kubernetes =
            new Kubernetes(
                client,
                new KubernetesAccess(
                    null, null, null, null, null, null, null, null, true, null, null),
                OwnPod.NONE,
                asked -> {},
                Watching.FAST,
                time,
                () -> 0.5,
                this::waited)) {
      server.list = ClockJumpIT::listed;
      server.watch = ClockJumpIT::watched;
      List<Source> sources = KubeSources.of(kubernetes, server.vertx, MajorVersion.FLYTE_1);
      await().until(() -> sources.stream().allMatch(source -> read(source).ok()));
      await().until(() -> logs(server) == 1);
      long lists = server.lists();
      time.setWall(NOON.plus(jump));
      Map<String, Long> before = requests(server);
      await()
          .until(
              () -> {
                sources.forEach(source -> assertThat(read(source).failure()).isEmpty());
                Map<String, Long> now = requests(server);
                return before.entrySet().stream()
                    .allMatch(one -> now.get(one.getKey()) >= one.getValue() + 10);
              });
      // each watch follows a wait of at least a second, and no list is taken anew
      assertThat(server.lists()).isEqualTo(lists);
      assertThat(waits.values())
          .allSatisfy(
              all -> assertThat(all).allMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) > 0));
      assertThat(waits.values().stream().mapToLong(List::size).sum() + waits.size())
          .isGreaterThanOrEqualTo(
              requests(server).values().stream().mapToLong(Long::longValue).sum());
      // a log is read once a minute at most, and this run's was read
      assertThat(logs(server)).isEqualTo(1);
    }
  }

  private static void listed(HttpServerRequest request) {
    if (request.path().endsWith("/log")) {
      request.response().putHeader("Content-Type", "text/plain").end("panic: x");
    } else {
      json(request, request.path().endsWith("/pods") ? list(7, FAILED) : ScriptedApiServer.EMPTY);
    }
  }

  private static void watched(HttpServerRequest request) {
    events(request, event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"7\"}}"));
    request.response().end();
  }

  private void waited(Duration wait) throws InterruptedException {
    waits
        .computeIfAbsent(Thread.currentThread().getName(), name -> new CopyOnWriteArrayList<>())
        .add(wait);
    new SynchronousQueue<Integer>().poll(5, TimeUnit.MILLISECONDS);
  }

  private static long logs(ScriptedApiServer server) {
    return server.asked.stream().filter(uri -> uri.contains("/log?")).count();
  }

  /** Watches so far, by what is watched. */
  private static Map<String, Long> requests(ScriptedApiServer server) {
    return server.asked.stream()
        .filter(uri -> uri.contains("watch=true"))
        .collect(
            Collectors.groupingBy(
                uri -> uri.replaceFirst("watch=true.*", ""), Collectors.counting()));
  }

  private static Reading read(Source source) {
    try {
      return source.read().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
