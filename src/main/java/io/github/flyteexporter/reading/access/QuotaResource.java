package io.github.flyteexporter.reading.access;

import java.util.Map;
import java.util.Optional;

/** The resources of a ResourceQuota that Flyte's workflows and their pods use: a closed list. */
public final class QuotaResource {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("pods", "pods"),
          Map.entry("count/pods", "pods"),
          Map.entry("cpu", "requests.cpu"),
          Map.entry("requests.cpu", "requests.cpu"),
          Map.entry("memory", "requests.memory"),
          Map.entry("requests.memory", "requests.memory"),
          Map.entry("ephemeral-storage", "requests.ephemeral-storage"),
          Map.entry("requests.ephemeral-storage", "requests.ephemeral-storage"),
          Map.entry("limits.cpu", "limits.cpu"),
          Map.entry("limits.memory", "limits.memory"),
          Map.entry("limits.ephemeral-storage", "limits.ephemeral-storage"),
          Map.entry("count/flyteworkflows.flyte.lyft.com", "flyteworkflows"));

  private QuotaResource() {}

  /**
   * The label value of a resource as a quota names it ({@code cpu} is {@code requests.cpu}); GPUs
   * and other devices of nodes are {@code extended}. Empty for what no pod of Flyte needs.
   */
  public static Optional<String> of(String resource) {
    boolean device = resource.startsWith("requests.") && resource.contains("/");
    return device ? Optional.of("extended") : Optional.ofNullable(NAMES.get(resource));
  }
}
