package io.github.flyteexporter.kube.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Recorded FlyteWorkflows listed from fabric8's own stand-in for an API server. It watches over
 * WebSockets only, so watches are tested elsewhere.
 */
@EnableKubernetesMockClient(crud = true, https = false)
class MockedKubernetesIT {
  private static final Path LIST =
      Path.of("src/main/resources/demo/db-down/ticks/008/k8s.flyteworkflows.json.gz");
  private static final ResourceDefinitionContext FLYTE =
      new ResourceDefinitionContext.Builder()
          .withGroup(FlyteWorkflows.TYPE.group())
          .withVersion(FlyteWorkflows.TYPE.version())
          .withKind("FlyteWorkflow")
          .withPlural(FlyteWorkflows.TYPE.plural())
          .withNamespaced(true)
          .build();

  private KubernetesMockServer server;
  private KubernetesClient client;

  @Test
  void recordedWorkflowsAreReadAsTheyWereRecorded() throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<String> recorded = new ArrayList<>();
    JsonNode list;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(LIST))) {
      list = json.readTree(in);
    }
    for (JsonNode item : list.path("items")) {
      client
          .genericKubernetesResources(FLYTE)
          .inNamespace(item.path("metadata").path("namespace").asText())
          .resource(json.treeToValue(item, GenericKubernetesResource.class))
          .create();
      recorded.add(
          String.join(
              " ",
              item.path("metadata").path("name").asText(),
              item.path("executionId").path("project").asText(),
              item.path("status").path("phase").asText(),
              item.path("status").path("failedAttempts").asText("0")));
    }
    try (Watching watching = new Watching(server.url("/"))) {
      await().until(() -> watching.store.complete());
      assertThat(watching.store.all())
          .extracting(MockedKubernetesIT::line)
          .containsExactlyInAnyOrderElementsOf(recorded);
    }
  }

  private static String line(WorkflowObject one) {
    int phase = List.of(WorkflowPhase.values()).indexOf(one.phase());
    return one.name() + " " + one.project() + " " + phase + " " + one.failedAttempts();
  }
}
