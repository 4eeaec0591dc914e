package io.github.flyteexporter.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.client.ApiAccess;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All sources together, as {@code run} makes them, over recorded objects in a mock of Kubernetes.
 */
@EnableKubernetesMockClient(crud = true)
class LiveSourcesIT {
  private static final Path RECORDED = Path.of("src/test/resources/kube");

  private KubernetesClient client;

  @Test
  void eachTypeIsReadAsItsOwnSource() throws Exception {
    ObjectMapper json = new ObjectMapper();
    int taskPods = 0;
    for (JsonNode pod : objects(json, "pods.jsonl")) {
      client.resource(json.treeToValue(pod, Pod.class)).create();
      taskPods += pod.path("metadata").path("labels").has("execution-id") ? 1 : 0;
    }
    for (JsonNode lease : objects(json, "leases.jsonl")) {
      client
          .resource(client.getKubernetesSerialization().unmarshal(lease.toString(), Lease.class))
          .create();
    }
    for (JsonNode hook : objects(json, "webhooks.jsonl")) {
      client.resource(json.treeToValue(hook, MutatingWebhookConfiguration.class)).create();
    }
    Vertx vertx = Vertx.vertx();
    CountDownLatch end = new CountDownLatch(1);
    try (Kubernetes kubernetes =
        new Kubernetes(
            new ApiConnection(
                ApiAccess.to(client.getMasterUrl().toString())
                    .with(new TlsOptions(Optional.empty(), Optional.empty(), true))),
            io.github.flyteexporter.config.KubernetesAccess.defaults(),
            OwnPod.NONE,
            asked -> {},
            WatchTiming.DEFAULT,
            TimeSource.system(),
            () -> ThreadLocalRandom.current().nextDouble(),
            time -> end.await(time.toMillis(), TimeUnit.MILLISECONDS))) {
      List<Source> sources = KubeSources.of(kubernetes, vertx, MajorVersion.FLYTE_1);
      Map<String, Reading> last = new HashMap<>();
      await()
          .until(
              () -> {
                sources.forEach(source -> last.put(source.id().target(), read(source)));
                return Stream.of(
                        "pods",
                        "control-plane-pods",
                        "leases",
                        "flyteworkflows",
                        "mutatingwebhookconfigurations",
                        "namespaces",
                        "resourcequotas")
                    .allMatch(target -> last.get(target).ok());
              });
      assertThat(
              last.get("pods").samples().all(KubeSamples.TASK_PODS).stream()
                  .mapToDouble(Sample::value)
                  .sum())
          .isEqualTo(taskPods)
          .isPositive();
      assertThat(last.get("control-plane-pods").samples().has(KubeSamples.TASK_PODS)).isFalse();
      assertThat(last.get("leases").series()).isPositive();
      assertThat(kubernetes.webhookCa())
          .hasValueSatisfying(ca -> assertThat(ca.service()).isEqualTo("flyte-webhook"));
    } finally {
      end.countDown();
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private static List<JsonNode> objects(ObjectMapper json, String file) throws Exception {
    Set<String> names = new HashSet<>();
    return Files.readAllLines(RECORDED.resolve(file)).stream()
        .map(
            line -> {
              try {
                JsonNode node = json.readTree(line);
                return node.has("object") ? node.path("object") : node;
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .filter(
            object ->
                names.add(object.at("/metadata/namespace") + "/" + object.at("/metadata/name")))
        .toList();
  }

  private static Reading read(Source source) {
    try {
      return source.read().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
