package io.github.flyteexporter.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.flyteexporter.reading.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rights that are shipped are the rights that are used, no more and no fewer. */
class ClusterRoleTest {
  @Test
  void equalsWhatAllSourcesAskFor() throws Exception {
    Set<Permission> asked = ConcurrentHashMap.newKeySet();
    try (ScriptedApiServer server = new ScriptedApiServer();
        KubernetesClient client = Watching.client(server.url());
        Kubernetes kubernetes =
            new Kubernetes(
                client,
                io.github.flyteexporter.config.KubernetesAccess.defaults(),
                OwnPod.NONE,
                asked::add,
                Watching.FAST,
                InstantSource.system(),
                () -> 0.5,
                time ->
                    new java.util.concurrent.SynchronousQueue<Integer>()
                        .poll(5, TimeUnit.MILLISECONDS))) {
      List<Source> sources = kubernetes.sources(server.vertx, () -> Duration.ofSeconds(15));
      await().until(() -> sources.stream().allMatch(source -> watched(source, asked)));
    }
    assertThat(asked).isEqualTo(shipped());
  }

  private static boolean watched(Source source, Set<Permission> asked) {
    String target = source.id().target();
    String resource = target.equals("control-plane-pods") ? "pods" : target;
    return asked.stream()
        .anyMatch(need -> need.verb().equals("watch") && need.resource().equals(resource));
  }

  private static Set<Permission> shipped() throws IOException {
    JsonNode role = new YAMLMapper().readTree(Path.of("k8s/base/clusterrole.yaml").toFile());
    Set<Permission> all = new HashSet<>();
    for (JsonNode rule : role.path("rules")) {
      for (String verb : texts(rule, "verbs")) {
        for (String group : texts(rule, "apiGroups")) {
          for (String resource : texts(rule, "resources")) {
            all.add(new Permission(verb, group, resource));
          }
        }
      }
    }
    return all;
  }

  private static Set<String> texts(JsonNode rule, String field) {
    return rule.path(field).valueStream().map(JsonNode::asText).collect(Collectors.toSet());
  }
}
