package io.github.flyteexporter.doctor.values;

import java.util.Set;

/** A chart of Flyte 1.16, known by the keys that only it has at the top. */
enum Chart {
  FLYTE_BINARY,
  FLYTE_CORE,
  /** Keys of neither, or of both. */
  UNKNOWN;

  private static final Set<String> BINARY = Set.of("configuration", "deployment");
  private static final Set<String> CORE =
      Set.of(
          "flyteadmin",
          "flytepropeller",
          "flytescheduler",
          "datacatalog",
          "flyteconsole",
          "configmap",
          "common",
          "workflow_scheduler",
          "cluster_resource_manager");

  /** The keys at the top that only this chart has. */
  Set<String> keys() {
    return switch (this) {
      case FLYTE_BINARY -> BINARY;
      case FLYTE_CORE -> CORE;
      case UNKNOWN -> Set.of();
    };
  }
}
