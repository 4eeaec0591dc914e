package io.github.flyteexporter.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The chart as Helm renders it, from the package that users install. */
final class HelmChart {
  static final Path FOLDER = Manifests.FOLDER.resolve("chart");
  static final String RELEASE = "flyte-exporter";
  static final String NAMESPACE = "flyte";
  static final YAMLMapper YAML = new YAMLMapper();

  /** Without a cluster, Helm takes the version with which it was built; the library has none. */
  static final String KUBERNETES = "v1.30.0";

  private HelmChart() {}

  /** The library leaves hooks out, but the pod of {@code helm test} is to be seen here. */
  private static final String HOOK = "helm.sh/hook";

  private static final String NO_HOOK = "example.com/hook";

  /** The package, and one without hooks. */
  private static final class Packed {
    static final Path ARCHIVE = pack(FOLDER);
    static final Path UNHOOKED = unhooked();

    private static Path unhooked() {
      try {
        Path chart = Files.createTempDirectory("chart").resolve("flyte-exporter");
        copy(FOLDER, chart);
        Path pod = chart.resolve("templates/tests/ready.yaml");
        Files.writeString(pod, Files.readString(pod).replace(HOOK, NO_HOOK));
        Path archive = pack(chart);
        try (Stream<Path> files = Files.walk(chart.getParent())) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
        return archive;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Path pack(Path chart) {
      try {
        Path folder = Files.createTempDirectory("chart");
        new Helm(chart.toAbsolutePath()).packageIt().withDestination(folder).call();
        folder.toFile().deleteOnExit();
        try (Stream<Path> files = Files.list(folder)) {
          Path archive = files.findFirst().orElseThrow();
          archive.toFile().deleteOnExit();
          return archive;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The package that users install, with what its symbolic links lead to. */
  static Path archive() {
    return Packed.ARCHIVE;
  }

  /** What {@code helm template} prints with a file of values. */
  static String template(Path values) {
    return template(Packed.UNHOOKED, values).replace(NO_HOOK, HOOK);
  }

  static String template(Path archive, Path values) {
    return Helm.template(archive.toString())
        .withName(RELEASE)
        .withNamespace(NAMESPACE)
        .withKubeVersion(KUBERNETES)
        .withValuesFile(values.toAbsolutePath())
        .call();
  }

  /** The same as documents. */
  static List<JsonNode> documents(Path values) throws IOException {
    return new ArrayList<>(Manifests.documents(template(values)));
  }

  /** What {@code helm lint --strict} says about a copy of the chart that has these defaults. */
  static LintResult lint(Path copy, Path values) throws IOException {
    ObjectNode defaults = (ObjectNode) YAML.readTree(FOLDER.resolve("values.yaml").toFile());
    JsonNode merged = YAML.readerForUpdating(defaults).readValue(values.toFile());
    withoutNulls(merged);
    Path chart = copy.resolve("flyte-exporter");
    copy(FOLDER, chart);
    YAML.writeValue(chart.resolve("values.yaml").toFile(), merged);
    return new Helm(chart).lint().strict().call();
  }

  /** As Helm does: a null removes a default. */
  private static void withoutNulls(JsonNode values) {
    if (values instanceof ObjectNode object) {
      object.properties().removeIf(one -> one.getValue().isNull());
    }
    values.forEach(HelmChart::withoutNulls);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
      try (Stream<Path> inside = Files.list(from)) {
        for (Path one : inside.sorted(Comparator.naturalOrder()).toList()) {
          copy(one, to.resolve(one.getFileName().toString()));
        }
      }
    } else {
      Files.copy(from, to);
    }
  }
}
