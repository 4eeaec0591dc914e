package io.github.flyteexporter.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file of values for the chart, and what Helm makes of it. */
record ChartCase(String name) {
  static final Path FOLDER = Path.of("src/test/resources/chart");
  private static final String VALUES = ".values.yaml";

  static List<ChartCase> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(VALUES))
          .map(file -> new ChartCase(file.substring(0, file.length() - VALUES.length())))
          .sorted((one, other) -> one.name().compareTo(other.name()))
          .toList();
    }
  }

  Path values() {
    return FOLDER.resolve(name + VALUES);
  }

  Path golden() {
    return FOLDER.resolve(name + ".golden.yaml");
  }

  @Override
  public String toString() {
    return name;
  }
}
