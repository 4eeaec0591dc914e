package io.github.flyteexporter.doctor.values;

import java.util.Set;

/** A chart of Flyte: those of 1.16 are known by the keys that only one of them has at the top. */
enum Chart {
  FLYTE_BINARY,
  FLYTE_CORE,
  /** The chart flyte-binary of Flyte 2, which has the same keys at the top. */
  FLYTE_BINARY_2,
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

  /** As messages name it. */
  String label() {
    return switch (this) {
      case FLYTE_BINARY -> "flyte-binary";
      case FLYTE_CORE -> "flyte-core";
      case FLYTE_BINARY_2 -> "flyte-binary of Flyte 2";
      case UNKNOWN -> "no chart of Flyte";
    };
  }

  /** The keys at the top that only this chart has. */
  Set<String> keys() {
    return switch (this) {
      case FLYTE_BINARY, FLYTE_BINARY_2 -> BINARY;
      case FLYTE_CORE -> CORE;
      case UNKNOWN -> Set.of();
    };
  }
}
