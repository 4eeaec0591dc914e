package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runbooks ask only for series that the catalogue holds. */
final class RunbookSeriesTest {
  private static final Pattern SERIES =
      Pattern.compile("(?<![/\\w.:])flyte_[a-z0-9_]+(?<!_)(?![\\w*])");

  /** Names that are none of series: a client, a role of PostgreSQL. */
  private static final Set<String> OTHERS = Set.of("flyte_client", "flyte_exporter");

  static List<Path> runbooks() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("alerts", "runbooks"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void theyAreInTheCatalogue(Path runbook) throws Exception {
    Set<String> known = Catalogue.ALL.stream().map(Signal::name).collect(Collectors.toSet());
    assertThat(
            SERIES
                .matcher(Files.readString(runbook))
                .results()
                .map(found -> found.group())
                .filter(name -> !OTHERS.contains(name))
                .map(
                    name ->
                        known.contains(name) ? name : name.replaceAll("_(sum|count|bucket)$", "")))
        .isSubsetOf(known);
  }
}
