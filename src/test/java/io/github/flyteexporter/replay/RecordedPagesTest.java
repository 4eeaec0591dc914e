package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.Promtool;
import io.github.flyteexporter.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      assertThat(Promtool.saysOf(text)).as("promtool at %s s", moment.seconds()).isEmpty();
    }
  }
}
