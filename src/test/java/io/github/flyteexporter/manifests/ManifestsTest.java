package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The manifests say what Kubernetes understands, fit each other, and ask for no more than needed.
 */
class ManifestsTest {
  private static final int PORT = 9642;

  @Test
  void everyFieldIsKnownToItsKind() throws Exception {
    for (Path file : Manifests.files()) {
      for (HasMetadata object : Manifests.objects(Files.readString(file))) {
        assertThat(Strangers.in(object)).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void aFieldThatIsMisspeltIsFound() throws Exception {
    String text = Files.readString(Manifests.FOLDER.resolve("base/deployment.yaml"));
    HasMetadata wrong = Manifests.objects(text.replace("mountPath:", "mountpath:")).get(0);
    assertThat(Strangers.in(wrong)).hasSize(3).allMatch(path -> path.endsWith(".mountpath"));
  }

  @Test
  void kubectlTakesEveryFolderAndLosesNothing() throws Exception {
    for (Path folder : Manifests.kustomizations()) {
      List<HasMetadata> objects = Manifests.objects(Manifests.kustomized(folder));
      assertThat(objects).isNotEmpty();
      for (HasMetadata object : objects) {
        assertThat(Strangers.in(object)).as(folder.toString()).isEmpty();
        if (!(object instanceof ClusterRole || object instanceof ClusterRoleBinding)) {
          assertThat(object.getMetadata().getNamespace()).isEqualTo("flyte");
        }
      }
    }
  }

  @Test
  void theDeploymentIsRestrictedAsIsTheSidecar() throws Exception {
    PodSpec pod = deployment().getSpec().getTemplate().getSpec();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getHostNetwork()).isNull();
    for (Container container : List.of(pod.getContainers().get(0), sidecar())) {
      SecurityContext security = container.getSecurityContext();
      assertThat(security.getAllowPrivilegeEscalation()).isFalse();
      assertThat(security.getReadOnlyRootFilesystem()).isTrue();
      assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
      assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
    }
    assertThat(sidecar().getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(sidecar().getSecurityContext().getSeccompProfile().getType())
        .isEqualTo("RuntimeDefault");
  }

  @Test
  void aBlindSidecarDoesNotTakeFlyteOutOfItsService() throws Exception {
    assertThat(sidecar().getReadinessProbe()).isNull();
    assertThat(Strangers.in(sidecar())).isEmpty();
  }

  @Test
  void thePodMonitorAndTheServicesFindBothForms() throws Exception {
    PodTemplateSpec pod = deployment().getSpec().getTemplate();
    PodMonitor monitor = (PodMonitor) one("operator/podmonitor.yaml").get(0);
    String port = monitor.getSpec().getPodMetricsEndpoints().get(0).getPort();
    for (Container container : List.of(pod.getSpec().getContainers().get(0), sidecar())) {
      assertThat(container.getPorts())
          .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(port, PORT));
    }
    Set<String> names = Set.of("flyte-exporter", "flyte-binary");
    assertThat(monitor.getSpec().getSelector().getMatchExpressions().get(0).getValues())
        .containsExactlyInAnyOrderElementsOf(names);
    for (String form : List.of("annotations", "annotations-sidecar")) {
      Service service = (Service) one(form + "/service.yaml").get(0);
      assertThat(names).contains(service.getSpec().getSelector().get("app.kubernetes.io/name"));
      assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
    }
    assertThat(pod.getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/name", "flyte-exporter")
        .doesNotContainEntry("app", "flytepropeller");
  }

  @Test
  void theSidecarIsGivenWhatTheChartDoesNotGrant() throws Exception {
    List<PolicyRule> needed =
        new ArrayList<>(((ClusterRole) one("base/clusterrole.yaml").get(0)).getRules());
    List<PolicyRule> extra = new ArrayList<>();
    for (JsonNode rule : values().at("/rbac/extraRules")) {
      extra.add(Manifests.MODELS.unmarshal(rule.toString(), PolicyRule.class));
    }
    List<String> missing = permissions(needed);
    missing.removeIf(one -> one.startsWith("flyte.org/")); // the sidecar's chart is Flyte 1's
    missing.removeAll(permissions(extra));
    assertThat(missing)
        .as("granted by the chart: charts/flyte-binary/templates/clusterrole.yaml:21-95")
        .containsExactlyInAnyOrder(
            "flyte.lyft.com/flyteworkflows list",
            "flyte.lyft.com/flyteworkflows watch",
            "/pods list",
            "/pods watch");
    assertThat(permissions(needed)).containsAll(permissions(extra));
  }

  @Test
  void theNetworkPolicyLetsThroughWhatIsReadByDefault() throws Exception {
    NetworkPolicy policy = (NetworkPolicy) one("base/networkpolicy.yaml").get(0);
    assertThat(policy.getSpec().getEgress().get(0).getPorts())
        .extracting(port -> port.getPort().getIntVal())
        .contains(53, 443, 6443, 80, 8088, 8089, 8090, 10254, 5432);
    assertThat(policy.getSpec().getIngress().get(0).getPorts().get(0).getPort().getIntVal())
        .isEqualTo(PORT);
  }

  private static List<String> permissions(List<PolicyRule> rules) {
    List<String> all = new ArrayList<>();
    for (PolicyRule rule : rules) {
      for (String group : rule.getApiGroups()) {
        for (String resource : rule.getResources()) {
          rule.getVerbs().forEach(verb -> all.add(group + "/" + resource + " " + verb));
        }
      }
    }
    return all;
  }

  private static Deployment deployment() throws Exception {
    return (Deployment) one("base/deployment.yaml").get(0);
  }

  private static Container sidecar() throws Exception {
    String text = values().at("/deployment/sidecars/0").toString();
    return Manifests.MODELS.unmarshal(text, Container.class);
  }

  private static JsonNode values() throws Exception {
    return Manifests.documents(Files.readString(Manifests.FOLDER.resolve("sidecar/values.yaml")))
        .get(0);
  }

  private static List<HasMetadata> one(String file) throws Exception {
    return Manifests.objects(Files.readString(Manifests.FOLDER.resolve(file)));
  }
}
