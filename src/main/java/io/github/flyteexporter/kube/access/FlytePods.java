package io.github.flyteexporter.kube.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.flyteexporter.kube.controlplane.ImageTag;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.reading.access.FlyteInstall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which Flyte a pod of Flyte itself is: the labels of Flyte 2 are those of Flyte 1. */
final class FlytePods {
  /** flyte v2.0.43, charts/flyte-binary/templates/deployment.yaml:61-87, :139-146. */
  private static final int PORT_2 = 8090;

  private FlytePods() {}

  /** The container that is Flyte 2, empty where the pod is none of it. */
  static Optional<JsonNode> second(JsonNode pod) {
    return containers(pod).filter(FlytePods::isSecond).findFirst();
  }

  /** By the image; under another name by the port, and by args without the {@code start} of 1. */
  private static boolean isSecond(JsonNode container) {
    String image = container.path("image").asText("");
    boolean port =
        container
            .path("ports")
            .valueStream()
            .anyMatch(one -> one.path("containerPort").asInt() == PORT_2);
    List<String> args = container.path("args").valueStream().map(JsonNode::asText).toList();
    return ImageTag.isFlyte2(image)
        || (port && args.contains("--config") && !args.contains("start"));
  }

  /** What a pod says of the Flyte in it. */
  static FlyteInstall install(JsonNode pod, Map<String, String> settings) {
    Optional<JsonNode> second = second(pod);
    JsonNode main =
        second.orElseGet(() -> containers(pod).findFirst().orElse(MissingNode.getInstance()));
    JsonNode metadata = pod.path("metadata");
    return new FlyteInstall(
        second.isPresent(),
        metadata.path("namespace").asText(""),
        metadata.path("labels").path(ControlPlaneLabels.RELEASE).asText(""),
        metadata.path("name").asText(""),
        tag(main.path("image").asText("")),
        pod.path("status").path("podIP").asText(""),
        second
            .map(one -> one.path("readinessProbe").path("httpGet").path("path").asText(""))
            .orElse(""),
        settings);
  }

  private static Stream<JsonNode> containers(JsonNode pod) {
    return pod.path("spec").path("containers").valueStream();
  }

  /** The tag of an image, empty where there is none. */
  private static String tag(String image) {
    String name = image.replaceFirst("@.*", "").replaceFirst(".*/", "");
    return name.contains(":") ? name.substring(name.indexOf(':') + 1) : "";
  }
}
