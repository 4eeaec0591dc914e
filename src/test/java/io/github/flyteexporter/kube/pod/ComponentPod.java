package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.controlplane.WantedPods;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.Evidence.PodNotRunning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A component's pod: its labels and containers (flyte v1.16.8, charts, and what is injected). */
record ComponentPod(String component, String labels, List<String> init, List<String> main) {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  static final List<ComponentPod> ALL =
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
          new ComponentPod(
              "webhook",
              "\"app\":\"flyte-pod-webhook\"",
              List.of("generate-secrets", "vault-agent-init"),
              List.of("webhook", "istio-proxy")));

  private static ComponentPod pod(String component, String name, List<String> init, String main) {
    List<String> injected = new ArrayList<>(init);
    injected.add("istio-init");
    return new ComponentPod(
        component,
        "\"app.kubernetes.io/name\":\"" + name + "\"",
        injected,
        List.of(main, "istio-proxy"));
  }

  List<PodNotRunning> notRunning(String status) {
    return notRunning("", status);
  }

  List<PodNotRunning> notRunning(String metadata, String status) {
    PodObject object =
        ReadObject.pod(
            """
            {"metadata":{"uid":"u","name":"n","creationTimestamp":"2026-03-01T11:59:40Z",
             "labels":{%s}%s},"spec":{},"status":%s}\
            """
                .formatted(labels, metadata, status));
    return new ControlPlanePodSummary(WantedPods.UNKNOWN)
        .summarize(List.of(object), NOW).evidence().stream()
            .filter(PodNotRunning.class::isInstance)
            .map(PodNotRunning.class::cast)
            .toList();
  }

  static String status(String name, String state, int restarts) {
    return "{\"name\":\"%s\",\"image\":\"x/%s:v1\",\"restartCount\":%d,\"state\":%s,\"lastState\":{}}"
        .formatted(name, name, restarts, state);
  }

  static String terminated(int code, String reason) {
    return "{\"terminated\":{\"exitCode\":%d,\"reason\":\"%s\",\"finishedAt\":\"%s\"}}"
        .formatted(code, reason, "2026-03-01T11:59:59Z");
  }
}
