package io.github.flyteexporter.kube.pod;

import static io.github.flyteexporter.kube.pod.ComponentPod.status;
import static io.github.flyteexporter.kube.pod.ComponentPod.terminated;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pods of each component that are not running as a whole, and those on their usual way. */
class NotRunningPodsTest {
  static Stream<Arguments> wholePods() {
    String deleted = ",\"deletionTimestamp\":\"2026-03-01T%s:00Z\"";
    String running =
        "{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"%s\"},"
            + "{\"type\":\"ContainersReady\",\"status\":\"True\"}]%s}";
    Map<String, List<String>> all = new TreeMap<>();
    all.put(
        "unschedulable_memory",
        List.of(
            "", unscheduled("Unschedulable", "0/3 nodes are available: 3 Insufficient memory.")));
    all.put(
        "taints",
        List.of(
            "",
            unscheduled(
                "Unschedulable",
                "0/1 nodes are available: 1 node(s) had untolerated taint {a: b}.")));
    all.put("scheduling_gated", List.of("", unscheduled("SchedulingGated", "")));
    all.put("evicted", List.of("", "{\"phase\":\"Failed\",\"reason\":\"Evicted\"}"));
    all.put("preempted", List.of("", "{\"phase\":\"Failed\",\"reason\":\"NodeAffinity\"}"));
    all.put(
        "deadline_exceeded", List.of("", "{\"phase\":\"Failed\",\"reason\":\"DeadlineExceeded\"}"));
    all.put(
        "error",
        List.of(
            "",
            "{\"phase\":\"Failed\",\"containerStatuses\":["
                + status("a", terminated(1, "Error"), 0)
                + "]}"));
    all.put(
        "terminating_stuck", List.of(deleted.formatted("11:58"), running.formatted("True", "")));
    all.put("node_lost", List.of("", running.formatted("False", "")));
    return ComponentPod.ALL.stream()
        .flatMap(
            pod ->
                all.entrySet().stream()
                    .map(
                        one ->
                            Arguments.of(
                                pod, one.getKey(), one.getValue().get(0), one.getValue().get(1))));
  }

  private static String unscheduled(String reason, String message) {
    return ("{\"phase\":\"Pending\",\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\","
            + "\"reason\":\"%s\",\"message\":\"%s\"}]}")
        .formatted(reason, message);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("wholePods")
  void aWholePodIsNotRunning(ComponentPod pod, String reason, String metadata, String status) {
    assertThat(pod.notRunning(metadata, status))
        .singleElement()
        .satisfies(
            why -> {
              assertThat(why.component()).isEqualTo(pod.component());
              assertThat(why.reason()).isEqualTo(reason);
              assertThat(why.container()).isEmpty();
            });
  }

  static Stream<String> usualWays() {
    String waiting =
        "{\"phase\":\"Pending\",\"startTime\":\"2026-03-01T11:59:00Z\",\"containerStatuses\":[%s]}";
    return Stream.of(
        "{\"phase\":\"Pending\"}",
        waiting.formatted(status("a", "{\"waiting\":{\"reason\":\"ContainerCreating\"}}", 0)),
        waiting.formatted(status("a", "{\"waiting\":{}}", 0)),
        "{\"phase\":\"Pending\",\"startTime\":\"2026-03-01T11:00:00Z\",\"initContainerStatuses\":["
            + status("run-migrations", "{\"running\":{\"startedAt\":\"2026-03-01T11:00:00Z\"}}", 0)
            + "],\"containerStatuses\":["
            + status("a", "{\"waiting\":{\"reason\":\"PodInitializing\"}}", 0)
            + "]}",
        "{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"False\"}],"
            + "\"containerStatuses\":["
            + status("a", "{\"running\":{\"startedAt\":\"2026-03-01T11:59:50Z\"}}", 1)
            + "]}",
        "{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"False\",\"reason\":"
            + "\"ReadinessGatesNotReady\"},{\"type\":\"ContainersReady\",\"status\":\"True\"}]}",
        "{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}",
        "{\"phase\":\"Succeeded\"}");
  }

  @ParameterizedTest
  @MethodSource("usualWays")
  void aPodOnItsUsualWayIsNot(String status) {
    assertThat(ComponentPod.ALL.get(1).notRunning(status)).isEmpty();
  }
}
