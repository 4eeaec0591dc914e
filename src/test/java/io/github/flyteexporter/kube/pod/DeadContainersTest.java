package io.github.flyteexporter.kube.pod;

import static io.github.flyteexporter.kube.pod.ComponentPod.status;
import static io.github.flyteexporter.kube.pod.ComponentPod.terminated;
import static org.assertj.core.api.Assertions.assertThat;

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

  /** Ended with 0: what an init container is for. */
  static Stream<Arguments> deadContainers() {
    return ComponentPod.ALL.stream()
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
  void isNotRunningFromTheFirstReadingOn(
      ComponentPod pod, String dead, String state, String reason) {
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
            pod.notRunning(
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
}
