package io.github.flyteexporter.kube.shard;

/**
 * Whether a pod is one of Flyte 2 by its containers' arguments and ports, for images of any name.
 * Flyte 2 is started with {@code --config} and serves 8090 and 9444 (flyte v2.0.43,
 * charts/flyte-binary/templates/deployment.yaml:61-87, 139-146); Flyte 1 with {@code start}, and
 * serves 8088 and 8089 (flyte v1.16.8, charts/flyte-binary/templates/deployment.yaml).
 */
final class MajorVersionArgs {
  private static final String START = "start";

  private boolean config;
  private boolean port;
  private boolean second;
  private boolean first;

  /** Whether an argument says which Flyte it is. */
  static boolean isOne(String word) {
    return isConfig(word) || word.equals(START);
  }

  private static boolean isConfig(String word) {
    return word.equals("--config") || word.startsWith("--config=");
  }

  void word(String word) {
    config |= isConfig(word);
    first |= word.equals(START);
  }

  void port(int number) {
    port |= number == 8090 || number == 9444;
    first |= number == 8088 || number == 8089;
  }

  /** A container has been read. */
  void endOfContainer() {
    second |= config && port;
    config = false;
    port = false;
  }

  /** Whether one of the containers is Flyte 2, and none is Flyte 1: others may be sidecars. */
  boolean areOfFlyte2() {
    return second && !first;
  }
}
