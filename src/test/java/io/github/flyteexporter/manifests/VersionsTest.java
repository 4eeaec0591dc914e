package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version of the pom is repeated where other tools want it, and is the same there. */
class VersionsTest {
  private static String found(String pattern, String file) throws Exception {
    Matcher matcher = Pattern.compile("(?m)" + pattern).matcher(Files.readString(Path.of(file)));
    assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
    return matcher.group(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Dockerfile, ^ARG VERSION=(.*)$",
    "k8s/base/kustomization.yaml, ^    newTag: (.*)$",
    "k8s/sidecar/values.yaml, image: .*/flyte-exporter:(.*)$",
    "README.md, docker build -t \\S+/flyte-exporter:(\\S+) ",
    "src/docs/install.md, docker build -t \\S+/flyte-exporter:(\\S+) ",
  })
  void theVersionIsThatOfThePom(String file, String pattern) throws Exception {
    assertThat(found(pattern, file)).isEqualTo(found("^  <version>(.*)</version>$", "pom.xml"));
  }
}
