package io.github.flyteexporter.kube;

import java.util.Map;
import java.util.Optional;

/**
 * By which labels the pods of Flyte itself are known.
 *
 * @param byLabel components by {@code label=value}
 */
record ControlPlaneNames(Map<String, String> byLabel) {
  private static final String NAME = "app.kubernetes.io/name=";

  /**
   * The labels of the charts: flyte v1.16.8, charts/flyte-core/templates/_helpers.tpl:20-165,
   * charts/flyte-binary/templates/_helpers.tpl; propeller/webhook.yaml ({@code app}).
   */
  static final ControlPlaneNames CHARTS =
      new ControlPlaneNames(
          Map.of(
              NAME + "flyte-binary",
              "flyte_binary",
              NAME + "flyteadmin",
              "flyteadmin",
              NAME + "flytepropeller",
              ControlPlanePart.PROPELLER,
              NAME + "flytepropeller-manager",
              ControlPlanePart.MANAGER,
              NAME + "datacatalog",
              "datacatalog",
              NAME + "flytescheduler",
              "flytescheduler",
              NAME + "flyteconsole",
              "flyteconsole",
              NAME + "flyteclusterresourcesync",
              "clusterresourcesync",
              "app=flyte-pod-webhook",
              "webhook"));

  ControlPlaneNames {
    byLabel = Map.copyOf(byLabel);
  }

  /** The component that a label says a pod to be. */
  Optional<String> component(String label, String value) {
    return Optional.ofNullable(byLabel.get(label + "=" + value));
  }
}
