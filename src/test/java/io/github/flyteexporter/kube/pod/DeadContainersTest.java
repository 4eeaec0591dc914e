package io.github.flyteexporter.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.controlplane.WantedPods;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.Evidence.PodNotRunning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each container of each component's pod (flyte v1.16.8, charts, and what service meshes and secret
 * stores inject), dead in each way that {@code kubectl get pods} prints (kubernetes v1.34,
 * pkg/printers/internalversion/printers.go).
 */
class DeadContainersTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private record Pod(String component, String labels, List<String> init, List<String> main) {}

  private static final List<Pod> PODS =
      List.of(
          pod("flyte_binary", "flyte-binary", List.of("wait-for-db"), "flyte"),
          pod(
              "flyteadmin",
              "flyteadmin",
              List.of("run-migrations", "seed-projects", "sync-cluster-resources"),
              "flyteadmin"),
          pod("flytepropeller", "flytepropeller", List.of(), "flytepropeller"),
          pod("propeller_manager", "flytepropeller-manager", List.of(), "flytepropeller-manager"),
          pod("datacatalog", "datacatalog", List.of("run-migrations"), "datacatalog"),
          pod(
              "flytescheduler",
              "flytescheduler",
              List.of("flytescheduler-check"),
              "flytescheduler"),
          pod("flyteconsole", "flyteconsole", List.of(), "flyteconsole"),
          pod(
              "clusterresourcesync",
              "flyteclusterresourcesync",
              List.of(),
              "sync-cluster-resources"),
          new Pod(
              "webhook",
              "\"app\":\"flyte-pod-webhook\"",
              List.of("generate-secrets", "vault-agent-init"),
              List.of("webhook", "istio-proxy")));

  private static Pod pod(String component, String name, List<String> init, String main) {
    List<String> injected = new ArrayList<>(init);
    injected.add("istio-init");
    return new Pod(
        component,
        "\"app.kubernetes.io/name\":\"" + name + "\"",
        injected,
        List.of(main, "istio-proxy"));
  }

  /** States by what they are, as JSON, with the reason that is right. */
  private static final Map<String, String> STATES = new TreeMap<>();

  static {
    // kubernetes v1.34, pkg/kubelet/images/types.go, container/sync_result.go, kuberuntime
    Map.ofEntries(
            Map.entry("CrashLoopBackOff", "crash_loop_back_off"),
            Map.entry("ImagePullBackOff", "image_pull_backoff"),
            Map.entry("ErrImagePull", "err_image_pull"),
            Map.entry("ErrImageNeverPull", "err_image_pull"),
            Map.entry("ImageInspectError", "err_image_pull"),
            Map.entry("RegistryUnavailable", "err_image_pull"),
            Map.entry("SignatureValidationFailed", "err_image_pull"),
            Map.entry("InvalidImageName", "invalid_image_name"),
            Map.entry("CreateContainerConfigError", "create_container_config_error"),
            Map.entry("CreateContainerError", "create_container_error"),
            Map.entry("PreCreateHookError", "create_container_error"),
            Map.entry("PreStartHookError", "create_container_error"),
            Map.entry("PostStartHookError", "create_container_error"),
            Map.entry("RunContainerError", "create_container_error"),
            Map.entry("SomethingThatIsNew", "other"))
        .forEach(
            (waiting, reason) ->
                STATES.put(
                    "{\"waiting\":{\"reason\":\"" + waiting + "\",\"message\":\"m\"}}", reason));
    STATES.put(terminated(1, "Error"), "error");
    STATES.put(terminated(137, "OOMKilled"), "oom_killed");
    STATES.put(terminated(128, "StartError"), "error");
    STATES.put(terminated(127, "ContainerCannotRun"), "error");
    STATES.put(terminated(137, "ContainerStatusUnknown"), "container_status_unknown");
    STATES.put(
        "{\"terminated\":{\"exitCode\":0,\"signal\":9,\"reason\":\"OOMKilled\"}}", "oom_killed");
    STATES.put("{\"terminated\":{\"exitCode\":2}}", "error");
    STATES.put("{\"terminated\":{\"exitCode\":137,\"signal\":9}}", "error");
    STATES.put(terminated(255, "Unknown"), "error");
    STATES.put(terminated(0, "Completed"), "completed");
  }

  private static String terminated(int code, String reason) {
    return "{\"terminated\":{\"exitCode\":%d,\"reason\":\"%s\",\"finishedAt\":\"%s\"}}"
        .formatted(code, reason, "2026-03-01T11:59:59Z");
  }

  /** Ended with 0: what an init container is for. */
  static Stream<Arguments> deadContainers() {
    return PODS.stream()
        .flatMap(
            pod ->
                Stream.concat(pod.init().stream(), pod.main().stream())
                    .flatMap(
                        container ->
                            STATES.entrySet().stream()
                                .filter(
                                    state ->
                                        !(pod.init().contains(container)
                                            && state.getKey().contains("\"exitCode\":0")))
                                .map(
                                    state ->
                                        Arguments.of(
                                            pod, container, state.getKey(), state.getValue()))));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("deadContainers")
  void isNotRunningFromTheFirstReadingOn(Pod pod, String dead, String state, String reason) {
    boolean init = pod.init().contains(dead);
    int at = pod.init().indexOf(dead);
    List<String> inits = new ArrayList<>();
    for (int i = 0; i < pod.init().size(); i++) {
      String other =
          !init || i < at
              ? terminated(0, "Completed")
              : "{\"waiting\":{\"reason\":\"PodInitializing\"}}";
      inits.add(status(pod.init().get(i), i == at ? state : other, i == at ? 3 : 0));
    }
    List<String> mains = new ArrayList<>();
    for (String main : pod.main()) {
      String other = init ? "{\"waiting\":{\"reason\":\"PodInitializing\"}}" : "{\"running\":{}}";
      mains.add(status(main, main.equals(dead) ? state : other, main.equals(dead) ? 3 : 0));
    }
    assertThat(
            notRunning(
                pod,
                """
                {"phase":"%s","startTime":"2026-03-01T11:59:50Z",
                 "conditions":[{"type":"PodScheduled","status":"True"},
                  {"type":"Ready","status":"False","reason":"ContainersNotReady"}],
                 "initContainerStatuses":[%s],"containerStatuses":[%s]}\
                """
                    .formatted(
                        init ? "Pending" : "Running",
                        String.join(",", inits),
                        String.join(",", mains))))
        .singleElement()
        .satisfies(
            why -> {
              assertThat(why.component()).isEqualTo(pod.component());
              assertThat(why.reason()).isEqualTo(reason);
              assertThat(why.container()).isEqualTo(dead);
              assertThat(why.restarts()).isEqualTo(3);
            });
  }

  private static String status(String name, String state, int restarts) {
    return "{\"name\":\"%s\",\"image\":\"x/%s:v1\",\"restartCount\":%d,\"state\":%s,\"lastState\":{}}"
        .formatted(name, name, restarts, state);
  }

  private static List<PodNotRunning> notRunning(Pod pod, String status) {
    return notRunning(pod, "", status);
  }

  private static List<PodNotRunning> notRunning(Pod pod, String metadata, String status) {
    PodObject object =
        ReadObject.pod(
            """
            {"metadata":{"uid":"u","name":"n","creationTimestamp":"2026-03-01T11:59:40Z",
             "labels":{%s}%s},"spec":{},"status":%s}\
            """
                .formatted(pod.labels(), metadata, status));
    return new ControlPlanePodSummary(WantedPods.UNKNOWN)
        .summarize(List.of(object), NOW).evidence().stream()
            .filter(PodNotRunning.class::isInstance)
            .map(PodNotRunning.class::cast)
            .toList();
  }

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
    return PODS.stream()
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
  void aWholePodIsNotRunning(Pod pod, String reason, String metadata, String status) {
    assertThat(notRunning(pod, metadata, status))
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
    assertThat(notRunning(PODS.get(1), status)).isEmpty();
  }
}
