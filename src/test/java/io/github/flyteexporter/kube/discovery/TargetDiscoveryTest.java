package io.github.flyteexporter.kube.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.TargetDiscovery.AmbiguousFlyteException;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.pod.PodReader;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.LookSamples;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which ports are found among the pods of a namespace. */
class TargetDiscoveryTest {
  private static final OwnPod APART = new OwnPod("flyte-exporter-1", "flyte");

  private static PodObject pod(String name, String labels, String ip, String created) {
    return pod(ControlPlaneLabels.CHARTS, name, labels, ip, created);
  }

  private static PodObject pod(
      ControlPlaneLabels names, String name, String labels, String ip, String created) {
    return ReadObject.of(
        new PodReader(names),
        """
        {"metadata": {"name": "%s", "uid": "u-%s", "labels": {%s}, "creationTimestamp": "%s"},
         "status": {"phase": "%s", "podIP": "%s"}}
        """
            .formatted(name, name, labels, created, ip.isEmpty() ? "Pending" : "Running", ip));
  }

  private static PodObject core(String component, String name, String ip) {
    return pod(name, chart(component, "prod"), ip, "2026-01-01T00:00:00Z");
  }

  private static String chart(String component, String release) {
    return "\"app.kubernetes.io/name\": \"%s\", \"app.kubernetes.io/instance\": \"%s\""
        .formatted(component, release);
  }

  private static List<String> found(OwnPod own, PodObject... pods) throws AmbiguousFlyteException {
    return new TargetDiscovery(own, false, MajorVersion.UNKNOWN)
        .discover(Arrays.asList(pods)).targets().stream()
            .map(target -> target.name() + " " + target.url())
            .toList();
  }

  private static PodObject admin(String name, String ip, String created, boolean ready) {
    return ReadObject.of(
        new PodReader(ControlPlaneLabels.CHARTS),
        """
        {"metadata": {"name": "%s", "uid": "u-%s", "labels": {%s}, "creationTimestamp": "%s"},
         "status": {"phase": "Running", "podIP": "%s",
                    "conditions": [{"type": "Ready", "status": "%s"}]}}
        """
            .formatted(
                name, name, chart("flyteadmin", "prod"), created, ip, ready ? "True" : "False"));
  }

  private static String adminUrl(boolean oldIsReady, boolean youngIsReady) throws Exception {
    return new TargetDiscovery(APART, false, MajorVersion.UNKNOWN)
        .discover(
            List.of(
                admin("young", "fd00::2", "2026-01-02T00:00:00Z", youngIsReady),
                admin("old", "10.0.0.1", "2026-01-01T00:00:00Z", oldIsReady)))
        .admin()
        .orElseThrow()
        .toString();
  }

  @Test
  void ofSeveralPodsOfFlyteadminTheOldestReadyOneIsRead() throws Exception {
    assertThat(adminUrl(true, true)).isEqualTo("http://10.0.0.1:8088");
    assertThat(adminUrl(false, true)).isEqualTo("http://[fd00::2]:8088");
    assertThat(adminUrl(false, false)).isEqualTo("http://10.0.0.1:8088");
  }

  @Test
  void aDeploymentReadsWhateverServesThePort() throws Exception {
    assertThat(
            found(
                APART,
                core("flytepropeller", "flytepropeller-0", "10.0.0.2"),
                core("flytepropeller", "flytepropeller-1", "10.0.0.1"),
                core("flytepropeller-manager", "flytepropeller-manager-x", "10.0.0.7"),
                core("flyteadmin", "flyteadmin-x", "fd00::1"),
                core("flyteconsole", "flyteconsole-x", "10.0.0.3"),
                core("flyte-exporter", "flyte-exporter-1", "10.0.0.4"),
                core("datacatalog", "datacatalog-pending", ""),
                pod("hook", "\"app\": \"flyte-pod-webhook\"", "10.0.0.5", "2026-01-01T00:00:00Z"),
                pod("task", "\"execution-id\": \"x\"", "10.0.0.6", "2026-01-01T00:00:00Z")))
        .containsExactly(
            "flyteadmin-x http://[fd00::1]:10254",
            "flytepropeller-0 http://10.0.0.2:10254",
            "flytepropeller-1 http://10.0.0.1:10254",
            "flytepropeller-manager-x http://10.0.0.7:10254",
            "hook http://10.0.0.5:10254");
  }

  @Test
  void aSidecarReadsItsOwnPodAndOfReplicasTheOldestTellsTheRest() throws Exception {
    PodObject young = pod("a", chart("flyteadmin", "prod"), "10.0.0.1", "2026-01-02T00:00:00Z");
    PodObject old = pod("b", chart("flyteadmin", "prod"), "10.0.0.2", "2026-01-01T00:00:00Z");
    PodObject other = pod("c", chart("flyteadmin", "test"), "10.0.0.3", "2025-01-01T00:00:00Z");
    PodObject catalog = pod("d", chart("datacatalog", "prod"), "10.0.0.4", "2025-01-01T00:00:00Z");
    List<PodObject> all = List.of(young, old, other, catalog);
    DiscoveredTargets ofYoung =
        new TargetDiscovery(new OwnPod("a", "flyte"), true, MajorVersion.UNKNOWN).discover(all);
    assertThat(ofYoung.clusterWide()).isFalse();
    assertThat(ofYoung.targets())
        .containsExactly(ScrapeTarget.at("flyteadmin", Settings.SIDECAR.url()).readingConfig(true));
    assertThat(
            new TargetDiscovery(new OwnPod("b", "flyte"), true, MajorVersion.UNKNOWN)
                .discover(all)
                .clusterWide())
        .isTrue();
  }

  private static PodObject flyte2(String name, String image, String ip) {
    return ReadObject.of(
        new PodReader(ControlPlaneLabels.CHARTS),
        """
        {"metadata": {"name": "%s", "uid": "u-%s", "labels": {%s}},
         "status": {"phase": "Running", "podIP": "%s",
                    "containerStatuses": [{"name": "flyte", "image": "%s"}]}}
        """
            .formatted(name, name, chart("flyte-binary", "two"), ip, image));
  }

  private static final String IMAGE_2 = "cr.flyte.org/flyteorg/flyte-binary-v2:v2.0.43";

  @Test
  void flyte2IsKnownByItsImage() throws Exception {
    for (String image :
        List.of(IMAGE_2, "registry:5000/flyte-binary@sha256:1", "mirror/flyte-binary:2.1.0")) {
      DiscoveredTargets found =
          new TargetDiscovery(APART, true, MajorVersion.UNKNOWN)
              .discover(List.of(flyte2("f", image, "fd00::7")));
      boolean second = !image.contains("sha256");
      assertThat(found.flyte()).isEqualTo(second ? MajorVersion.FLYTE_2 : MajorVersion.FLYTE_1);
      assertThat(found.admin())
          .contains(URI.create("http://[fd00::7]:" + (second ? "8090" : "8088")));
      assertThat(found.targets().get(0).url())
          .isEqualTo(URI.create((second ? "https" : "http") + "://[fd00::7]:10254"));
      assertThat(found.targets().get(0).tokenFile().isPresent()).isEqualTo(second);
    }
  }

  @Test
  void ofBothInANamespaceTheOneThatIsChosenIsRead() throws Exception {
    List<PodObject> both =
        List.of(
            flyte2("two", IMAGE_2, "10.0.0.2"),
            pod("one", chart("flyte-binary", "one"), "10.0.0.1", "2026-01-02T00:00:00Z"));
    for (MajorVersion wanted : MajorVersion.values()) {
      DiscoveredTargets found = new TargetDiscovery(APART, false, wanted).discover(both);
      boolean second = wanted == MajorVersion.FLYTE_2;
      assertThat(found.targets())
          .extracting(ScrapeTarget::name)
          .containsExactly(second ? "two" : "one");
    }
    assertThatThrownBy(
            () ->
                new TargetDiscovery(APART, false, MajorVersion.FLYTE_2)
                    .discover(both.subList(1, 2)))
        .hasMessageStartingWith("no pod of Flyte 2 in namespace flyte");
  }

  @Test
  void aSidecarOfFlyte2ReadsItsOwnPod() throws Exception {
    DiscoveredTargets found =
        new TargetDiscovery(new OwnPod("two", "flyte"), false, MajorVersion.UNKNOWN)
            .discover(List.of(flyte2("two", IMAGE_2, "10.0.0.2")));
    assertThat(found).isEqualTo(DiscoveredTargets.inOwnPod(MajorVersion.FLYTE_2));
    assertThat(found.admin()).contains(URI.create("http://localhost:8090"));
  }

  @Test
  void aSidecarOfFlyteBinaryIsWhatIsReadWithoutKubernetesToo() throws Exception {
    PodObject own = pod("f", chart("flyte-binary", "prod"), "10.0.0.1", "2026-01-02T00:00:00Z");
    assertThat(
            new TargetDiscovery(new OwnPod("f", "flyte"), false, MajorVersion.UNKNOWN)
                .discover(List.of(own)))
        .isEqualTo(DiscoveredTargets.beside(List.of(Settings.SIDECAR)));
  }

  @Test
  void theHealthChecksOfSchedulerAndDatacatalogAreFound() throws Exception {
    DiscoveredTargets found =
        new TargetDiscovery(APART, false, MajorVersion.UNKNOWN)
            .discover(
                List.of(
                    core("flyteadmin", "a", "10.0.0.1"),
                    core("flytescheduler", "s", "fd00::2"),
                    core("datacatalog", "d", "10.0.0.3"),
                    core("datacatalog", "pending", "")));
    assertThat(found.healthchecks())
        .containsOnly(
            Map.entry(LookSamples.SCHEDULER, URI.create("http://[fd00::2]:10254")),
            Map.entry(LookSamples.DATACATALOG, URI.create("http://10.0.0.3:8080")));
  }

  @Test
  void severalReleasesAreNotMixed() throws Exception {
    PodObject prod = core("flyteadmin", "flyteadmin-x", "10.0.0.1");
    PodObject test = pod("y", chart("flyteadmin", "test"), "10.0.0.2", "2026-01-01T00:00:00Z");
    assertThatThrownBy(() -> found(APART, prod, test))
        .isInstanceOf(AmbiguousFlyteException.class)
        .hasMessageContainingAll("prod, test", "kubernetes.release");
    ControlPlaneLabels only = ControlPlaneLabels.CHARTS.with(Map.of(), "test");
    String created = "2026-01-01T00:00:00Z";
    assertThat(
            found(
                APART,
                pod(only, "x", chart("flyteadmin", "prod"), "10.0.0.1", created),
                pod(only, "y", chart("flyteadmin", "test"), "10.0.0.2", created)))
        .containsExactly("y http://10.0.0.2:10254");
  }

  @Test
  void whereThereIsNoFlyteItSaysWhereItLooked() {
    assertThatThrownBy(() -> found(APART, core("flyteconsole", "c", "10.0.0.1")))
        .hasMessageContainingAll("namespace flyte", "kubernetes.namespace");
  }

  @Test
  void labelsOfTheConfigurationCountToo() throws Exception {
    ControlPlaneLabels names = ControlPlaneLabels.CHARTS.with(Map.of("flyteadmin", "team=ml"), "");
    String created = "2026-01-01T00:00:00Z";
    assertThat(found(APART, pod(names, "x", "\"team\": \"ml\"", "10.0.0.1", created)))
        .containsExactly("x http://10.0.0.1:10254");
  }

  @Test
  void whatIsNoAddressIsNoTarget() throws Exception {
    assertThat(found(APART, core("flyteadmin", "x", "evil.example/?"))).isEmpty();
  }
}
