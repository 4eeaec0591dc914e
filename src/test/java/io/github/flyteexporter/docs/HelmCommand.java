package io.github.flyteexporter.docs;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;

/** The program {@code helm}, as far as the pages need it: real Helm, from its library. */
public final class HelmCommand {
  /** Without a cluster Helm takes the version that it was built with; the library has none. */
  private static final String KUBERNETES = "v1.30.0";

  private HelmCommand() {}

  /** Runs {@code template NAME CHART -n NAMESPACE -f FILE}. */
  public static void main(String[] args) {
    List<String> given = List.of(args);
    if (given.size() != 7
        || !List.of("template", "-n", "-f")
            .equals(List.of(given.get(0), given.get(3), given.get(5)))) {
      throw new IllegalArgumentException("known is template NAME CHART -n NS -f FILE: " + given);
    }
    System.out.print(
        Helm.template(given.get(2))
            .withName(given.get(1))
            .withNamespace(given.get(4))
            .withKubeVersion(KUBERNETES)
            .withValuesFile(Path.of(given.get(6)).toAbsolutePath())
            .call());
  }
}
