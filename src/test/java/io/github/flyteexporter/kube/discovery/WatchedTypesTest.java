package io.github.flyteexporter.kube.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.kube.WatchedTypes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where what is watched. */
class WatchedTypesTest {
  private static final OwnPod POD = new OwnPod("flyte-exporter-1", "flyte");

  @TempDir private Path folder;

  private static List<String> paths(KubernetesAccess access, OwnPod pod) {
    WatchedTypes types = WatchedTypes.of(access, pod);
    return Stream.of(
            types.workflows(),
            types.taskActions(),
            types.actionPods(),
            types.actionEvents(),
            types.taskPods(),
            types.controlPlanePods(),
            types.leases(),
            types.webhooks(),
            types.namespaces(),
            types.quotas(),
            types.podEvents())
        .map(type -> URLDecoder.decode(type.path(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void inAPodFlyteItselfIsLookedForWhereWeAre() {
    assertThat(paths(KubernetesAccess.defaults(), POD))
        .containsExactly(
            "/apis/flyte.lyft.com/v1alpha1/flyteworkflows?",
            "/apis/flyte.org/v1/taskactions?",
            "/api/v1/pods?labelSelector=flyte.org/managed=true&",
            "/api/v1/events?fieldSelector=involvedObject.kind=TaskAction&",
            "/api/v1/pods?labelSelector=execution-id&",
            "/api/v1/namespaces/flyte/pods?labelSelector=!execution-id,!flyte.org/managed&",
            "/apis/coordination.k8s.io/v1/namespaces/flyte/leases?",
            "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations?",
            "/api/v1/namespaces?",
            "/api/v1/resourcequotas?",
            "/api/v1/events?fieldSelector=involvedObject.kind=Pod&");
  }

  @Test
  void theConfigurationNamesOtherPlaces() {
    assertThat(
            paths(
                new KubernetesAccess(
                    true,
                    "prod",
                    "",
                    "ml-production",
                    "flyte",
                    "auto",
                    Map.of(),
                    false,
                    false,
                    false,
                    ""),
                POD))
        .containsExactly(
            "/apis/flyte.lyft.com/v1alpha1/namespaces/ml-production/flyteworkflows?",
            "/apis/flyte.org/v1/namespaces/ml-production/taskactions?",
            "/api/v1/namespaces/ml-production/pods?labelSelector=flyte.org/managed=true&",
            "/api/v1/namespaces/ml-production/events?fieldSelector=involvedObject.kind=TaskAction&",
            "/api/v1/namespaces/ml-production/pods?labelSelector=execution-id&",
            "/api/v1/namespaces/prod/pods?labelSelector=!execution-id,!flyte.org/managed&",
            "/apis/coordination.k8s.io/v1/namespaces/flyte/leases?",
            "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations?",
            "/api/v1/namespaces?fieldSelector=metadata.name=ml-production&",
            "/api/v1/namespaces/ml-production/resourcequotas?",
            "/api/v1/namespaces/ml-production/events?fieldSelector=involvedObject.kind=Pod&");
  }

  @Test
  void withAKubeconfigAllNamespacesAreLookedAtButNeverTheLeasesOfNodes() {
    assertThat(paths(KubernetesAccess.defaults(), OwnPod.NONE))
        .contains(
            "/apis/coordination.k8s.io/v1/leases?fieldSelector=metadata.namespace!=kube-node-lease&")
        .anyMatch(
            path ->
                path.startsWith(
                    "/api/v1/pods?labelSelector=app.kubernetes.io/name in (datacatalog,"));
  }

  @Test
  void ourOwnPodIsKnownByItsEnvironment() throws Exception {
    Path account = Files.writeString(folder.resolve("namespace"), "flyte\n");
    Map<String, String> inPod = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOSTNAME", "x-1");
    assertThat(OwnPod.of(inPod, account)).isEqualTo(new OwnPod("x-1", "flyte"));
    assertThat(
            OwnPod.of(
                Map.of(
                    "KUBERNETES_SERVICE_HOST",
                    "10.0.0.1",
                    "HOSTNAME",
                    "node-7",
                    "POD_NAME",
                    "x-1",
                    "POD_NAMESPACE",
                    "prod"),
                account))
        .isEqualTo(new OwnPod("x-1", "prod"));
    assertThat(OwnPod.of(Map.of("HOSTNAME", "laptop"), account)).isEqualTo(OwnPod.NONE);
    assertThat(OwnPod.of(inPod, folder.resolve("none")).isKnown()).isFalse();
  }
}
