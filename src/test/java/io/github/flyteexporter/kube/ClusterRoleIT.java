package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.discovery.MajorVersion;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rights that are shipped are the rights that are used, no more and no fewer. */
class ClusterRoleIT {
  private static final Path BASE = Path.of("k8s/base/clusterrole.yaml");
  private static final Path LOG = Path.of("k8s/base/clusterrole-migration-log.yaml");

  private static final String FAILED_MIGRATION =
      """
      {"metadata":{"uid":"a","name":"x","namespace":"flyte",
        "labels":{"app.kubernetes.io/name":"flyteadmin"}},
       "status":{"initContainerStatuses":[{"name":"run-migrations",
        "state":{"terminated":{"exitCode":2,"finishedAt":"2031-02-03T10:00:00Z"}}}]}}\
      """;

  @Test
  void equalsWhatAllSourcesAskFor() throws Exception {
    assertThat(asked(false)).isEqualTo(shipped(BASE));
  }

  @Test
  void equalsWhatIsAskedForWithLogs() throws Exception {
    Set<RbacRule> both = new HashSet<>(shipped(BASE));
    both.addAll(shipped(LOG));
    assertThat(asked(true)).isEqualTo(both);
    assertThat(shipped(BASE)).doesNotContainAnyElementsOf(shipped(LOG));
  }

  /** What is asked for while a migration fails. */
  private static Set<RbacRule> asked(boolean logs) throws Exception {
    Set<RbacRule> asked = ConcurrentHashMap.newKeySet();
    try (ScriptedApiServer server = new ScriptedApiServer();
        ApiConnection client = Watching.client(server.url());
        Kubernetes kubernetes =
            new Kubernetes(
                client,
                new KubernetesAccess(
                    null, null, null, null, null, null, null, null, logs, logs, null),
                OwnPod.NONE,
                asked::add,
                Watching.FAST,
                TimeSource.system(),
                () -> 0.5,
                time ->
                    new java.util.concurrent.SynchronousQueue<Integer>()
                        .poll(5, TimeUnit.MILLISECONDS))) {
      server.list =
          request -> {
            if (request.path().endsWith("/log")) {
              request.response().putHeader("Content-Type", "text/plain").end("panic: x");
            } else {
              boolean pods = request.path().endsWith("/pods");
              json(request, pods ? list(7, FAILED_MIGRATION) : ScriptedApiServer.EMPTY);
            }
          };
      List<Source> sources = KubeSources.of(kubernetes, server.vertx, MajorVersion.FLYTE_1);
      kubernetes.readErrorLogsWhile(() -> true);
      await().until(() -> sources.stream().allMatch(source -> used(source, asked)));
      kubernetes.sources(MajorVersion.FLYTE_2);
      await().until(() -> asked.contains(new RbacRule("watch", "flyte.org", "taskactions")));
    }
    return asked;
  }

  /** Whether a source has asked for all it ever asks for. */
  private static boolean used(Source source, Set<RbacRule> asked) {
    if (!source.id().target().endsWith("-log") && !source.id().equals(KubeSamples.ERROR_LOGS)) {
      return watched(source, asked);
    }
    assertThat(source.read().isComplete()).isTrue();
    return asked.stream().anyMatch(need -> need.verb().equals("get"));
  }

  private static boolean watched(Source source, Set<RbacRule> asked) {
    String target = source.id().target();
    String resource = target.equals("control-plane-pods") ? "pods" : target;
    return asked.stream()
        .anyMatch(need -> need.verb().equals("watch") && need.resource().equals(resource));
  }

  private static Set<RbacRule> shipped(Path file) throws IOException {
    JsonNode role = new YAMLMapper().readTree(file.toFile());
    Set<RbacRule> all = new HashSet<>();
    for (JsonNode rule : role.path("rules")) {
      for (String verb : texts(rule, "verbs")) {
        for (String group : texts(rule, "apiGroups")) {
          for (String resource : texts(rule, "resources")) {
            all.add(new RbacRule(verb, group, resource));
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
