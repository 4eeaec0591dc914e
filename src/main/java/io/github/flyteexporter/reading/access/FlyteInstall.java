package io.github.flyteexporter.reading.access;

import java.util.Map;

/**
 * A pod of Flyte itself, as far as it says which Flyte runs.
 *
 * @param second whether it is Flyte 2
 * @param release the Helm release, empty where no label names one
 * @param version the tag of the image, empty where there is none: Flyte 2 says its version nowhere
 *     else
 * @param address the pod's IP address, empty while it has none
 * @param readiness the path of the readiness probe, empty where there is none
 * @param settings some settings of Flyte 2 by their path, from its ConfigMaps; empty where those
 *     could not be read
 */
public record FlyteInstall(
    boolean second,
    String namespace,
    String release,
    String pod,
    String version,
    String address,
    String readiness,
    Map<String, String> settings) {
  public FlyteInstall {
    settings = Map.copyOf(settings);
  }

  /** As messages name it. */
  public String where() {
    return namespace + "/" + (release.isEmpty() ? pod : release);
  }
}
