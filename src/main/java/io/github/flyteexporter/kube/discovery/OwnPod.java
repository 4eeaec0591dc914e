package io.github.flyteexporter.kube.discovery;

import io.github.flyteexporter.http.ServiceAccountFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The pod that we run in; both parts are empty outside of any pod.
 *
 * @param name POD_NAME where the downward API sets it, otherwise the host's name
 * @param namespace POD_NAMESPACE, otherwise that of the pod's ServiceAccount
 */
public record OwnPod(String name, String namespace) {
  public static final OwnPod NONE = new OwnPod("", "");

  public static OwnPod of(Map<String, String> environment) {
    return of(environment, ServiceAccountFiles.NAMESPACE);
  }

  static OwnPod of(Map<String, String> environment, Path account) {
    if (!environment.containsKey("KUBERNETES_SERVICE_HOST")) {
      return NONE;
    }
    String host = environment.getOrDefault("HOSTNAME", "");
    String namespace = environment.getOrDefault("POD_NAMESPACE", "");
    return new OwnPod(
        environment.getOrDefault("POD_NAME", host),
        namespace.isEmpty() ? text(account) : namespace);
  }

  public boolean isKnown() {
    return !namespace.isEmpty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
