package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Name;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two exporters that share the namespaces export together what one does. */
class NamespaceShardsIT {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int NAMESPACES = 40;

  /** What is the largest of something, and not a number of objects. */
  private static final Set<String> LARGEST =
      Set.of(
          KubeSamples.TASK_POD_OLDEST,
          WorkflowSamples.OLDEST,
          WorkflowSamples.LARGEST,
          WorkflowSamples.FAILED_ATTEMPTS_MAX);

  @Test
  void twoShardsExportTogetherWhatOneExporterDoes() throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list = NamespaceShardsIT::listed;
      List<Reading> whole = readings(server, "");
      List<Reading> first = readings(server, "0/2");
      List<Reading> second = readings(server, "1/2");
      assertThat(targets(first)).containsExactlyElementsOf(targets(whole));
      assertThat(targets(second)).containsExactly("events", "flyteworkflows", "pods");
      assertThat(total(Stream.concat(first.stream(), second.stream())))
          .containsExactlyInAnyOrderEntriesOf(total(whole.stream()))
          .hasSizeGreaterThan(2 * NAMESPACES);
      assertThat(objects(second)).isBetween(2L * NAMESPACES, 5L * NAMESPACES);
      assertThat(evidence(first) + evidence(second)).isEqualTo(evidence(whole));
    }
  }

  @Test
  void aWorkflowOfAnotherShardIsNotMissed() throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list = NamespaceShardsIT::listed;
      List<Name> lost = new ArrayList<>();
      for (int i = 0; i < NAMESPACES; i++) {
        lost.add(new Name(namespace(i), "lost"));
      }
      Set<Name> missing = missing(server, "0/2", lost);
      assertThat(missing).hasSizeBetween(NAMESPACES / 4, 3 * NAMESPACES / 4);
      assertThat(missing).doesNotContainAnyElementsOf(missing(server, "1/2", lost));
    }
  }

  private static Set<Name> missing(ScriptedApiServer server, String shard, List<Name> names)
      throws Exception {
    try (ApiConnection client = Watching.client(server.url());
        Kubernetes kubernetes = kubernetes(client, shard)) {
      read(KubeSources.of(kubernetes, server.vertx, MajorVersion.FLYTE_1));
      return kubernetes.workflowIndex().missing(names).orElseThrow();
    }
  }

  private static List<Reading> readings(ScriptedApiServer server, String shard) throws Exception {
    try (ApiConnection client = Watching.client(server.url());
        Kubernetes kubernetes = kubernetes(client, shard)) {
      return read(KubeSources.of(kubernetes, server.vertx, MajorVersion.FLYTE_1));
    }
  }

  private static Kubernetes kubernetes(ApiConnection client, String shard) {
    return new Kubernetes(
        client,
        new KubernetesAccess(null, null, null, null, null, null, null, null, null, null, shard),
        OwnPod.NONE,
        asked -> {},
        WatchTiming.DEFAULT,
        TimeSource.of(() -> NOW),
        () -> 0.5,
        wait -> TimeUnit.MILLISECONDS.sleep(5));
  }

  private static List<Reading> read(List<Source> sources) {
    List<Reading> readings = new ArrayList<>();
    await()
        .until(
            () -> {
              readings.clear();
              sources.forEach(source -> readings.add(read(source)));
              return readings.stream().allMatch(Reading::ok);
            });
    return readings;
  }

  private static Reading read(Source source) {
    return source.read().toCompletionStage().toCompletableFuture().join();
  }

  private static List<String> targets(List<Reading> readings) {
    return readings.stream().map(reading -> reading.id().target()).sorted().toList();
  }

  private static long objects(List<Reading> readings) {
    return readings.stream().mapToLong(Reading::series).sum();
  }

  private static int evidence(List<Reading> readings) {
    return readings.stream().mapToInt(reading -> reading.evidence().size()).sum();
  }

  private static Map<String, Double> total(Stream<Reading> readings) {
    Map<String, Double> total = new TreeMap<>();
    readings
        .map(Reading::samples)
        .flatMap(samples -> samples.names().stream().flatMap(name -> samples.all(name).stream()))
        .forEach(
            sample ->
                total.merge(
                    sample.name() + sample.labels(),
                    sample.value(),
                    isLargest(sample) ? Math::max : Double::sum));
    return total;
  }

  private static boolean isLargest(Sample sample) {
    return LARGEST.contains(sample.name());
  }

  private static void listed(HttpServerRequest request) {
    if (request.path().endsWith("/flyteworkflows")) {
      json(request, list(7, all("workflow-%d-%d", NamespaceShardsIT::workflow)));
    } else if (request.uri().contains("labelSelector=execution-id")) {
      json(request, list(7, all("pod-%d-%d", NamespaceShardsIT::pod)));
    } else if (request.path().endsWith("/events")) {
      json(request, list(7, all("event-%d-%d", NamespaceShardsIT::event)));
    } else {
      json(request, ScriptedApiServer.EMPTY);
    }
  }

  private interface Made {
    String of(String uid, int namespace, int number);
  }

  private static String[] all(String uid, Made made) {
    return IntStream.range(0, NAMESPACES)
        .boxed()
        .flatMap(
            namespace ->
                IntStream.range(0, 3)
                    .mapToObj(
                        number -> made.of(uid.formatted(namespace, number), namespace, number)))
        .toArray(String[]::new);
  }

  private static String namespace(int number) {
    return "project-" + number + "-development";
  }

  private static String metadata(String uid, int namespace) {
    return """
    {"uid":"%s","name":"%s","namespace":"%s","creationTimestamp":"2026-11-22T11:%02d:00Z",
     "labels":{"domain":"development","execution-id":"x","project":"project-%d"}}\
    """
        .formatted(uid, uid, namespace(namespace), namespace, namespace);
  }

  private static String workflow(String uid, int namespace, int number) {
    return """
    {"metadata":%s,"status":{"phase":%d,"failedAttempts":%d}}\
    """
        .formatted(metadata(uid, namespace), number, number);
  }

  private static String pod(String uid, int namespace, int number) {
    String phase = List.of("Pending", "Running", "Failed").get(number);
    return """
    {"metadata":%s,"status":{"phase":"%s"}}\
    """
        .formatted(metadata(uid, namespace), phase);
  }

  private static String event(String uid, int namespace, int number) {
    return """
    {"metadata":%s,"involvedObject":{"kind":"Pod","uid":"pod-%d-%d"},"reason":"BackOff",
     "type":"Warning","count":%d}\
    """
        .formatted(metadata(uid, namespace), namespace, number, number + 1);
  }
}
