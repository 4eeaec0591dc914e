package io.github.flyteexporter.doctor.values;

import java.util.Set;

/** A chart of Flyte 1.16, known by the keys that only it has at the top. */
public enum Chart {
  FLYTE_BINARY(Set.of("configuration", "deployment")),
  FLYTE_CORE(
      Set.of(
          "flyteadmin",
          "flytepropeller",
          "flytescheduler",
          "datacatalog",
          "flyteconsole",
          "configmap",
          "common",
          "workflow_scheduler",
          "cluster_resource_manager")),
  /** Keys of neither, or of both. */
  UNKNOWN(Set.of());

  private final Set<String> keys;

  Chart(Set<String> keys) {
    this.keys = keys;
  }

  /** The keys at the top that only this chart has. */
  Set<String> keys() {
    return keys;
  }
}
