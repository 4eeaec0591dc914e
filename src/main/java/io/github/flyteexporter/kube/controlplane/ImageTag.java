package io.github.flyteexporter.kube.controlplane;

import io.github.flyteexporter.kube.podstatus.ContainerState;
import java.util.List;

/** What an image's name and tag say: the version, and whether it is Flyte 2. */
public final class ImageTag {
  /** The longest tag (github.com/distribution/reference, regexp.go: tag). */
  private static final int MAX_TAG_LENGTH = 128;

  private ImageTag() {}

  /** The tag of the container that is Flyte, else of the first; others may be sidecars. */
  static String of(List<ContainerState> containers) {
    return containers.stream()
        .map(ContainerState::image)
        .filter(image -> image.contains("flyte") || image.contains("datacatalog"))
        .filter(image -> !image.contains("flyte-exporter"))
        .findFirst()
        .or(() -> containers.stream().map(ContainerState::image).findFirst())
        .map(ImageTag::of)
        .orElse("unknown");
  }

  /**
   * Whether one of the containers is Flyte 2, whose pods have the labels of Flyte 1: flyte v2.0.43,
   * charts/flyte-binary/values.yaml and templates/_helpers.tpl:36-59.
   */
  static boolean isFlyte2(List<ContainerState> containers) {
    return containers.stream().map(ContainerState::image).anyMatch(ImageTag::isFlyte2);
  }

  /** Whether one of the containers is Flyte 1, by the image's name and tag. */
  static boolean isFlyte1(List<ContainerState> containers) {
    return containers.stream()
        .map(ContainerState::image)
        .anyMatch(image -> image.contains("flyte-binary") && of(image).matches("v?1\\.\\d+\\..*"));
  }

  /** Whether an image is Flyte 2: by its name, or a copy of flyte-binary by its tag. */
  public static boolean isFlyte2(String image) {
    return image.contains("flyte-binary-v2")
        || (image.contains("flyte-binary") && of(image).matches("v?2\\.\\d+\\..*"));
  }

  /** The tag of an image: {@code registry:5000/name:tag@sha256:…}. */
  static String of(String image) {
    int digest = image.indexOf('@');
    String named = digest < 0 ? image : image.substring(0, digest);
    int colon = named.lastIndexOf(':');
    if (colon <= named.lastIndexOf('/')) {
      return digest < 0 ? "latest" : "unknown";
    }
    String tag = named.substring(colon + 1);
    return tag.isEmpty() || tag.length() > MAX_TAG_LENGTH ? "unknown" : tag;
  }
}
