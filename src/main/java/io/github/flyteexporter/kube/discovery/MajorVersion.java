package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.config.KubernetesAccess;

/** Which Flyte runs: the two have little in common but the labels of their pods. */
public enum MajorVersion {
  /** Not known yet. */
  UNKNOWN,

  FLYTE_1,

  FLYTE_2;

  /** What a setting says, unknown where it leaves the choice to what runs. */
  public static MajorVersion of(KubernetesAccess access) {
    return switch (access.flyte()) {
      case "1" -> FLYTE_1;
      case "2" -> FLYTE_2;
      default -> UNKNOWN;
    };
  }
}
