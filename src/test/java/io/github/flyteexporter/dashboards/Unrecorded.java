package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Queries that no recording fills, listed with the reason; a page written by hand fills them. */
final class Unrecorded {
  private static final Path LIST = Path.of("src/test/resources/dashboards/unrecorded.txt");

  private Unrecorded() {}

  static Set<String> queries() throws IOException {
    List<String> lines = Files.readAllLines(LIST);
    assertThat(lines.get(0)).as("a reason").startsWith("# ");
    Set<String> queries = new TreeSet<>(lines);
    queries.removeIf(line -> line.isBlank() || line.startsWith("#"));
    return queries;
  }
}
