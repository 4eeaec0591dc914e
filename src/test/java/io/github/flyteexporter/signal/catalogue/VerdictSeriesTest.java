package io.github.flyteexporter.signal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Wanted;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.own.JudgementSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The verdict reads Flyte's series by their names in the catalogue. A name that no signal is read
 * from is never kept of a page, so that a typo would make a fact that is never seen.
 */
class VerdictSeriesTest {
  private static final Path ROOM = Path.of("src/main/java/io/github/flyteexporter/verdict");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** Flyte's own series by their scope, and those of the libraries that Flyte uses. */
  private static final Pattern SERIES =
      Pattern.compile("[PADSCMW]:.*|(grpc|k8s|rest|go|process|leader|workqueue)_[a-z0-9_]+");

  /** What is kept of a page: for the signals, and for the judgement alone. */
  private static final List<Wanted> KEPT =
      Stream.concat(
              Catalogue.ALL.stream().flatMap(signal -> signal.wanted().stream()),
              JudgementSeries.all().stream())
          .toList();

  private static final Set<String> WANTED =
      KEPT.stream().map(Wanted::name).collect(Collectors.toUnmodifiableSet());

  private static final Set<String> KEPT_LABELS =
      KEPT.stream()
          .flatMap(wanted -> wanted.keep().stream())
          .collect(Collectors.toUnmodifiableSet());

  private static List<String> series() throws IOException {
    try (Stream<Path> files = Files.walk(ROOM)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> LITERAL.matcher(read(file)).results())
          .map((MatchResult literal) -> literal.group(1))
          .filter(text -> SERIES.matcher(text).matches())
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A series, the beginning of some, a label that is kept, or a family of sum and count. */
  private static boolean isKnown(String name) {
    return WANTED.contains(name)
        || KEPT_LABELS.contains(name)
        || (name.endsWith(":") && WANTED.stream().anyMatch(wanted -> wanted.startsWith(name)))
        || (WANTED.contains(name + "_sum") && WANTED.contains(name + "_count"));
  }

  @Test
  void everySeriesThatTheVerdictReadsIsInTheCatalogue() throws IOException {
    assertThat(series())
        .as("names are written out, so that they can be found")
        .hasSizeGreaterThan(20)
        .contains("A:errors:gorm_error", "grpc_server_handled_total")
        .allMatch(VerdictSeriesTest::isKnown);
  }
}
