package io.github.flyteexporter.kube.access;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.reading.access.FlyteInstall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which Flyte a pod of Flyte itself is: the labels of Flyte 2 are those of Flyte 1. */
final class FlytePods {
  /**
   * Flyte 2 v2.0.43, charts/flyte-binary/values.yaml; templates/deployment.yaml:61-87, :139-146.
   */
  private static final String IMAGE_2 = "flyte-binary-v2";

  private static final int PORT_2 = 8090;

  private FlytePods() {}

  /** The container that is Flyte 2, empty where the pod is none of it. */
  static Optional<Container> second(Pod pod) {
    return containers(pod).stream().filter(FlytePods::isSecond).findFirst();
  }

  /** By the image; under another name by the port, and by args without the {@code start} of 1. */
  private static boolean isSecond(Container container) {
    String image = container.getImage() == null ? "" : container.getImage();
    boolean port =
        container.getPorts().stream()
            .anyMatch(one -> one.getContainerPort() != null && one.getContainerPort() == PORT_2);
    return image.contains(IMAGE_2)
        || (image.contains("flyte") && tag(image).matches("v?2\\.\\d+\\..*"))
        || (port
            && container.getArgs().contains("--config")
            && !container.getArgs().contains("start"));
  }

  /** What a pod says of the Flyte in it. */
  static FlyteInstall install(Pod pod, Map<String, String> settings) {
    Optional<Container> second = second(pod);
    Container main = second.orElseGet(() -> containers(pod).stream().findFirst().orElse(null));
    Map<String, String> labels = pod.getMetadata().getLabels();
    return new FlyteInstall(
        second.isPresent(),
        pod.getMetadata().getNamespace(),
        labels.getOrDefault(ControlPlaneLabels.RELEASE, ""),
        pod.getMetadata().getName(),
        main == null || main.getImage() == null ? "" : tag(main.getImage()),
        pod.getStatus() == null || pod.getStatus().getPodIP() == null
            ? ""
            : pod.getStatus().getPodIP(),
        second.map(FlytePods::readiness).orElse(""),
        settings);
  }

  private static String readiness(Container container) {
    return container.getReadinessProbe() == null
            || container.getReadinessProbe().getHttpGet() == null
            || container.getReadinessProbe().getHttpGet().getPath() == null
        ? ""
        : container.getReadinessProbe().getHttpGet().getPath();
  }

  private static List<Container> containers(Pod pod) {
    return pod.getSpec() == null ? List.of() : pod.getSpec().getContainers();
  }

  /** The tag of an image, empty where there is none. */
  private static String tag(String image) {
    String name = image.replaceFirst("@.*", "").replaceFirst(".*/", "");
    return name.contains(":") ? name.substring(name.indexOf(':') + 1) : "";
  }
}
