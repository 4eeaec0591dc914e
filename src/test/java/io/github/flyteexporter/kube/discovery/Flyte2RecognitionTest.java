package io.github.flyteexporter.kube.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.pod.PodReader;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ReadObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which Flyte a pod is where its image does not say it: the labels of both charts are the same
 * (flyte v2.0.43 and v1.16.8, charts/flyte-binary/templates/deployment.yaml and _helpers.tpl).
 */
class Flyte2RecognitionTest {
  private static final OwnPod APART = new OwnPod("flyte-exporter-1", "flyte");

  private static final String ARGS_1 = "\"start\", \"--config\", \"/etc/flyte/config.d/*.yaml\"";
  private static final String ARGS_2 = "\"--config\", \"/etc/flyte/config.d/*.yaml\"";
  private static final String PORTS_1 = port(8088) + "," + port(8089) + "," + port(9443);
  private static final String PORTS_2 = port(8090) + "," + port(9443) + "," + port(9444);

  /** A proxy beside Flyte with the port of the other one. */
  private static final String PROXY =
      ", {\"name\": \"proxy\", \"image\": \"proxy:7\", \"args\": [\"--config=/p.yaml\"],"
          + " \"ports\": [{\"containerPort\": 8090}]}";

  private static String port(int number) {
    return "{\"containerPort\": %d, \"protocol\": \"TCP\"}".formatted(number);
  }

  private static PodObject pod(
      String name, String ip, String image, String args, String ports, String sidecar) {
    return ReadObject.of(
        new PodReader(ControlPlaneLabels.CHARTS),
        """
        {"metadata": {"name": "%1$s", "uid": "u-%1$s", "creationTimestamp": "2026-01-01T00:00:00Z",
          "labels": {"app.kubernetes.io/name": "flyte-binary", "app.kubernetes.io/instance": "%1$s",
           "app.kubernetes.io/component": "flyte-binary"}},
         "spec": {"initContainers": [{"name": "wait-for-db", "args": ["until pg_isready"]}],
          "containers": [{"name": "flyte", "image": "%3$s", "args": [%4$s], "ports": [%5$s]}%6$s]},
         "status": {"phase": "Running", "podIP": "%2$s",
          "containerStatuses": [{"name": "flyte", "image": "%3$s"}]}}
        """
            .formatted(name, ip, image, args, ports, sidecar));
  }

  private static MajorVersion of(PodObject... pods) throws Exception {
    return new TargetDiscovery(APART, false, MajorVersion.UNKNOWN).discover(List.of(pods)).flyte();
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example.com/platform/workflows:2024-11",
    "registry:5000/flyte-binary@sha256:0123",
    "sha256:0123456789abcdef",
    "ghcr.io/acme/flyte-custom:main",
    "flyte-binary:latest"
  })
  void byArgumentsAndPortsWhateverTheImageIsCalled(String image) throws Exception {
    assertThat(of(pod("f", "10.0.0.7", image, ARGS_2, PORTS_2, "")))
        .isEqualTo(MajorVersion.FLYTE_2);
    assertThat(of(pod("f", "10.0.0.7", image, ARGS_1, PORTS_1, "")))
        .isEqualTo(MajorVersion.FLYTE_1);
  }

  @Test
  void aSidecarWithTheOthersPortDecidesNothing() throws Exception {
    String image = "mirror/workflows:7";
    assertThat(of(pod("f", "10.0.0.7", image, ARGS_1, PORTS_1, PROXY)))
        .isEqualTo(MajorVersion.FLYTE_1);
    assertThat(of(pod("f", "10.0.0.7", image, ARGS_2, PORTS_2, PROXY)))
        .isEqualTo(MajorVersion.FLYTE_2);
    assertThat(of(pod("f", "10.0.0.7", image, "\"--config=/etc/f.yaml\"", port(8090), "")))
        .isEqualTo(MajorVersion.FLYTE_2);
  }

  /** The tag of a known image says more than arguments that somebody has changed. */
  @Test
  void anImageOfFlyte1WithOtherArgumentsIsNoFlyte2() throws Exception {
    assertThat(
            of(
                pod(
                    "f",
                    "10.0.0.7",
                    "cr.flyte.org/flyteorg/flyte-binary-release:v1.16.8",
                    "\"--config\", \"/x\"",
                    port(8090),
                    "")))
        .isEqualTo(MajorVersion.FLYTE_1);
    assertThat(of(pod("f", "10.0.0.7", "workflows:7", "\"serve\"", PORTS_2, "")))
        .isEqualTo(MajorVersion.FLYTE_1);
  }

  /** A migration: both releases in one namespace, under images of one's own. */
  @Test
  void ofBothInANamespaceEachIsFound() throws Exception {
    List<PodObject> both =
        List.of(
            pod("one", "10.0.0.1", "mirror/a:7", ARGS_1, PORTS_1, ""),
            pod("two", "10.0.0.2", "mirror/b:7", ARGS_2, PORTS_2, ""));
    for (MajorVersion wanted : MajorVersion.values()) {
      DiscoveredTargets found = new TargetDiscovery(APART, false, wanted).discover(both);
      boolean second = wanted == MajorVersion.FLYTE_2;
      assertThat(found.targets())
          .extracting(ScrapeTarget::name)
          .containsExactly(second ? "two" : "one");
      assertThat(found.admin().orElseThrow().getPort()).isEqualTo(second ? 8090 : 8088);
    }
  }
}
