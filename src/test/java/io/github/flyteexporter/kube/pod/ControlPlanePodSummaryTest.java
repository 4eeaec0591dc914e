package io.github.flyteexporter.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.kube.controlplane.WantedPods;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.Evidence.ControlPlanePod;
import io.github.flyteexporter.reading.Evidence.PodNotRunning;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ControlPlanePodSummaryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:26:13Z");

  private static final String RUNNING = "{'running':{}}";

  private static PodObject admin(String uid, String metadata, String status) {
    return ReadObject.pod(
        """
        {'metadata':{'uid':'%s','name':'flyteadmin-x','creationTimestamp':'2026-11-22T10:00:00Z',
          'labels':{'app.kubernetes.io/name':'flyteadmin','project':'p'}%s},'status':%s}\
        """
            .formatted(uid, metadata, status)
            .replace('\'', '"'));
  }

  private static List<String> said(PodObject... pods) {
    return ReadObject.lines(PodSummary.ofAll().summarize(List.of(pods), NOW).samples());
  }

  @Test
  void recordedPropellersThatCrash() {
    List<PodObject> pods =
        ReadObject.fixture(new PodReader(ControlPlaneLabels.CHARTS), "pods.jsonl").stream()
            .filter(pod -> pod.controlPlane().isPresent())
            .filter(
                pod ->
                    pod.controlPlane().get().is("flytepropeller")
                        && !pod.controlPlane().get().ready())
            .toList();
    assertThat(pods).hasSize(2);
    ObjectSummary.Summary said =
        new ControlPlanePodSummary(WantedPods.UNKNOWN).summarize(pods, NOW);
    assertThat(ReadObject.lines(said.samples()))
        .containsExactlyInAnyOrder(
            "control_plane_container_exit_code{component=\"flytepropeller\","
                + "container=\"flytepropeller\"} 137",
            "control_plane_pods_not_running{component=\"flytepropeller\","
                + "reason=\"crash_loop_back_off\"} 2",
            "control_plane_pods{component=\"flytepropeller\",state=\"ready\"} 0",
            "control_plane_pods{component=\"flytepropeller\",state=\"not_ready\"} 2",
            "control_plane_pod_not_ready_age_seconds{component=\"flytepropeller\"} 600",
            "control_plane_pod_waiting{component=\"flytepropeller\","
                + "reason=\"crash_loop_back_off\"} 2",
            "control_plane_image_info{component=\"flytepropeller\",version=\"v1.16.8\"} 1",
            "control_plane_pod_last_termination{component=\"flytepropeller\",reason=\"error\"} 1");
    assertThat(said.evidence().stream().filter(ControlPlanePod.class::isInstance))
        .extracting(fact -> ((ControlPlanePod) fact).restarts())
        .containsExactly(3, 3);
    assertThat(said.evidence().stream().filter(PodNotRunning.class::isInstance))
        .hasSize(2)
        .first()
        .isEqualTo(
            new PodNotRunning(
                "flytepropeller",
                pods.get(0).controlPlane().get().name(),
                "crash_loop_back_off",
                "flytepropeller",
                3,
                OptionalInt.of(137)));
  }

  @Test
  void aMigrationThatFails() {
    PodObject pod =
        admin(
            "a",
            "",
            "{'phase':'Pending','initContainerStatuses':[{'name':'run-migrations','restartCount':4,"
                + "'state':{'waiting':{'reason':'CrashLoopBackOff'}},"
                + "'lastState':{'terminated':{'exitCode':1,'reason':'Error'}}},"
                + "{'name':'seed-projects','state':{'waiting':{'reason':'PodInitializing'}}},"
                + "{'name':'my-own','state':{'waiting':{}}}],"
                + "'containerStatuses':[{'name':'flyteadmin','image':'x/flyteadmin',"
                + "'state':{'waiting':{'reason':'PodInitializing'}}}]}");
    String of = "component=\"flyteadmin\",container=\"";
    assertThat(said(pod))
        .contains(
            "control_plane_init_containers{" + of + "run-migrations\",state=\"failed\"} 1",
            "control_plane_init_containers{" + of + "seed-projects\",state=\"waiting\"} 1",
            "control_plane_init_container_exit_code{" + of + "run-migrations\"} 1",
            "control_plane_init_containers{" + of + "my-own\",state=\"waiting\"} 1",
            "control_plane_pod_waiting{component=\"flyteadmin\",reason=\"crash_loop_back_off\"} 1",
            "control_plane_pods_not_running{component=\"flyteadmin\","
                + "reason=\"crash_loop_back_off\"} 1",
            "control_plane_pod_not_ready_age_seconds{component=\"flyteadmin\"} 1573");
  }

  @Test
  void podsThatEndAreNeitherReadyNorMissed() {
    String ready = "{'phase':'Running','conditions':[{'type':'Ready','status':'%s'}]}";
    String terminating = ",'deletionTimestamp':'2026-11-22T10:20:00Z'";
    assertThat(
            said(
                admin("a", "", ready.formatted("True")),
                admin("b", terminating, ready.formatted("False")),
                admin("c", "", "{'phase':'Failed','reason':'Evicted'}")))
        .contains(
            "control_plane_pods{component=\"flyteadmin\",state=\"ready\"} 1",
            "control_plane_pods{component=\"flyteadmin\",state=\"not_ready\"} 0")
        .noneMatch(line -> line.contains("not_ready_age"));
  }

  @Test
  void theNewestTerminationCounts() {
    String status =
        "{'phase':'Running','containerStatuses':[{'name':'flyteadmin','state':"
            + RUNNING
            + ",'lastState':{'terminated':{'reason':'%s','exitCode':1,'finishedAt':'%s'}}}]}";
    assertThat(
            said(
                    admin("a", "", status.formatted("OOMKilled", "2026-11-22T10:01:00Z")),
                    admin("b", "", status.formatted("Error", "2026-11-22T10:00:00Z")))
                .stream()
                .filter(line -> line.contains("last_termination")))
        .containsExactly(
            "control_plane_pod_last_termination{component=\"flyteadmin\",reason=\"oom_killed\"} 1");
  }

  @Test
  void aTasksPodIsNeverFlyteItself() {
    PodObject pod =
        ReadObject.pod(
            "{\"metadata\":{\"uid\":\"a\",\"labels\":{\"app.kubernetes.io/name\":\"flyteadmin\","
                + "\"execution-id\":\"x\"}}}");
    assertThat(pod.controlPlane()).isEmpty();
    assertThat(pod.task()).isTrue();
  }

  @Test
  void labelsCanBeOthers() {
    PodReader reader =
        new PodReader(new ControlPlaneLabels(java.util.Map.of("app=x", "datacatalog"), ""));
    assertThat(
            Stream.of("x", "y")
                .map("{\"metadata\":{\"labels\":{\"app\":\"%s\"}}}"::formatted)
                .map(
                    json ->
                        ReadObject.of(reader, json)
                            .controlPlane()
                            .map(ControlPlanePodDetails::component)))
        .containsExactly(java.util.Optional.of("datacatalog"), java.util.Optional.empty());
  }
}
