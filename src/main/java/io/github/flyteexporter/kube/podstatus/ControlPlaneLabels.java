package io.github.flyteexporter.kube.podstatus;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The labels by which pods of Flyte itself are recognised.
 *
 * @param byLabel components by {@code label=value}
 * @param release the only Helm release that counts, empty for any
 */
public record ControlPlaneLabels(Map<String, String> byLabel, String release) {
  public static final String RELEASE = "app.kubernetes.io/instance";

  public static final String PROPELLER = "flytepropeller";

  public static final String MANAGER = "propeller_manager";

  public static final String BINARY = "flyte_binary";

  private static final String NAME = "app.kubernetes.io/name=";

  /**
   * The labels of the charts: flyte v1.16.8, charts/flyte-core/templates/_helpers.tpl:20-165,
   * charts/flyte-binary/templates/_helpers.tpl; propeller/webhook.yaml ({@code app}).
   */
  public static final ControlPlaneLabels CHARTS =
      new ControlPlaneLabels(
          Map.of(
              NAME + "flyte-binary",
              BINARY,
              NAME + "flyteadmin",
              "flyteadmin",
              NAME + "flytepropeller",
              PROPELLER,
              NAME + "flytepropeller-manager",
              MANAGER,
              NAME + "datacatalog",
              "datacatalog",
              NAME + "flytescheduler",
              "flytescheduler",
              NAME + "flyteconsole",
              "flyteconsole",
              NAME + "flyteclusterresourcesync",
              "clusterresourcesync",
              "app=flyte-pod-webhook",
              "webhook"),
          "");

  public ControlPlaneLabels {
    byLabel = Map.copyOf(byLabel);
  }

  /**
   * These names and further ones, of one release only.
   *
   * @param labels {@code label=value} by component
   */
  public ControlPlaneLabels with(Map<String, String> labels, String only) {
    Map<String, String> all = new HashMap<>(byLabel);
    labels.forEach((component, label) -> all.put(label, component));
    return new ControlPlaneLabels(all, only);
  }

  /** Whether a pod of this release is watched; one without the label is. */
  public boolean matchesRelease(String instance) {
    return release.isEmpty() || instance.isEmpty() || instance.equals(release);
  }

  /** The component that a label stands for. */
  public Optional<String> component(String label, String value) {
    return Optional.ofNullable(byLabel.get(label + "=" + value));
  }
}
