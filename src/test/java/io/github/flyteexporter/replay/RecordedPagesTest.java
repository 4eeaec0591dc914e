package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.Promtool;
import io.github.flyteexporter.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every tick of every recording that is there: the small copies always, the originals if beside.
 */
class RecordedPagesTest {
  private static final int MOST_SERIES = 500;

  static List<Path> recordings() throws IOException {
    List<Path> all = new ArrayList<>(Played.recordings());
    try (Stream<Path> copies = Files.list(Played.COPIES)) {
      copies.sorted().forEach(all::add);
    }
    all.add(Played.OUTAGE);
    return all;
  }

  @Test
  void thereIsSomethingToPlay() throws Exception {
    assertThat(recordings()).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void playsWithoutAnErrorOfOursAndWithFewCleanSeries(Path recording) throws Exception {
    Set<String> checked = new HashSet<>();
    for (Played moment : Played.play(recording)) {
      for (Reading reading : moment.readings()) {
        reading
            .failure()
            .ifPresent(
                failure ->
                    assertThat(failure.detail()).as("an error of Flyte").contains("ConnectionErr"));
      }
      String text = moment.text();
      assertThat(text.lines().filter(line -> !line.startsWith("#")).count())
          .as("series at %s s", moment.seconds())
          .isLessThanOrEqualTo(MOST_SERIES);
      assertThat(text).doesNotContain("NaN").contains("flyte_exporter_signal_errors_total 0.0");
      if (checked.add(withoutNumbers(text))) {
        assertThat(Promtool.saysOf(text)).as("promtool at %s s", moment.seconds()).isEmpty();
      }
    }
  }

  /** The names and help texts of a page, which are what promtool judges. */
  private static String withoutNumbers(String text) {
    return text.lines()
        .map(line -> line.startsWith("#") ? line : line.replaceFirst("[{ ].*", ""))
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
