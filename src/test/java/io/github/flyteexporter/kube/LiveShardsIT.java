package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.kube.shard.ShardKeys;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.propeller.ShardSignals;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All live sources over hash shards that come and go and a workflow of each key. */
class LiveShardsIT {
  private volatile HttpServerRequest podWatch;

  @Test
  void theWorkflowsThatNoShardTakesAreCountedAsShardsComeAndGo() throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list = LiveShardsIT::listed;
      server.watch =
          request -> {
            ScriptedApiServer.open(request);
            if (ofFlytesPods(request)) {
              podWatch = request;
            }
          };
      try (Kubernetes kubernetes =
          new Kubernetes(
              Watching.client(server.url()),
              KubernetesAccess.defaults(),
              OwnPod.NONE,
              asked -> {},
              WatchTiming.DEFAULT,
              TimeSource.of(() -> Instant.EPOCH),
              () -> 0.5,
              time -> TimeUnit.MILLISECONDS.sleep(5))) {
        List<Source> sources = KubeSources.of(kubernetes, server.vertx, MajorVersion.FLYTE_1);
        says(sources, ShardSignals.UNCOVERED_WORKFLOWS, "{reason=\"shard_key\"} 10");
        says(sources, ShardSignals.WORKFLOWS, "{shard=\"0\"} 11", "{shard=\"1\"} 11");
        await().until(() -> podWatch != null);
        event("DELETED", shard(0));
        says(sources, ShardSignals.UNCOVERED_WORKFLOWS, "{reason=\"shard_key\"} 21");
        event("ADDED", shard(0));
        event("ADDED", shard(2));
        says(sources, ShardSignals.UNCOVERED_WORKFLOWS, "{reason=\"shard_key\"} 0");
        says(
            sources,
            ShardSignals.WORKFLOWS,
            "{shard=\"0\"} 11",
            "{shard=\"1\"} 11",
            "{shard=\"2\"} 10");
      }
    }
  }

  private void event(String type, String pod) {
    podWatch.response().write(ScriptedApiServer.event(type, pod) + "\n");
  }

  private static void says(List<Source> sources, Signal signal, String... lines) {
    await()
        .untilAsserted(
            () -> {
              List<Reading> readings = new ArrayList<>();
              sources.forEach(source -> readings.add(read(source)));
              RoundView frame = new RoundView(State.empty(20).next(readings), Instant.EPOCH);
              Values values = Signals.of(frame).values();
              assertThat(values.forSignal(signal))
                  .extracting(value -> value.labels() + " " + (int) value.number())
                  .containsExactlyInAnyOrder(lines);
            });
  }

  private static boolean ofFlytesPods(HttpServerRequest request) {
    return request.path().endsWith("/pods") && request.uri().contains("flytepropeller");
  }

  private static void listed(HttpServerRequest request) {
    if (ofFlytesPods(request)) {
      json(request, list(7, shard(0), shard(1)));
    } else if (request.path().endsWith("/flyteworkflows")) {
      List<String> workflows = new ArrayList<>();
      IntStream.range(0, ShardKeys.KEYS).forEach(key -> workflows.add(workflow("a" + key, key, 1)));
      workflows.add(workflow("ended", 31, 3));
      json(request, list(7, workflows.toArray(String[]::new)));
    } else {
      json(request, ScriptedApiServer.EMPTY);
    }
  }

  private static String shard(int index) {
    String args =
        IntStream.range(0, ShardKeys.KEYS)
            .filter(key -> (ShardKeys.keys(3, index) >> key & 1) == 1)
            .mapToObj(key -> "\"--propeller.include-shard-key-label\",\"" + key + "\"")
            .collect(Collectors.joining(","));
    return ("{\"metadata\":{\"uid\":\"shard-%d\",\"name\":\"flytepropeller-%d\","
            + "\"resourceVersion\":\"9\",\"labels\":{\"app.kubernetes.io/name\":\"flytepropeller\"}},"
            + "\"spec\":{\"containers\":[{\"args\":[%s]}]},\"status\":{\"phase\":\"Running\","
            + "\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}")
        .formatted(index, index, args);
  }

  private static String workflow(String uid, int key, int phase) {
    return ("{\"metadata\":{\"uid\":\"%s\",\"resourceVersion\":\"5\",\"labels\":{\"project\":\"p\","
            + "\"domain\":\"d\",\"shard-key\":\"%d\"}},\"status\":{\"phase\":%d}}")
        .formatted(uid, key, phase);
  }

  private static Reading read(Source source) {
    try {
      return source.read().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
