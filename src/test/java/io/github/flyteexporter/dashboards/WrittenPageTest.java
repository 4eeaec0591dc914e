package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that was written by hand has series as an exporter tells them. */
final class WrittenPageTest {
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

  @Test
  void itHoldsSeriesOfTheCatalogueWithAllTheirLabels() throws Exception {
    Map<String, Signal> signals =
        Catalogue.ALL.stream().collect(Collectors.toMap(Signal::name, Function.identity()));
    for (String line : Files.readAllLines(RecordedSeries.WRITTEN)) {
      if (!line.startsWith("#")) {
        Signal signal = signals.get(line.split("[{ ]", 2)[0]);
        assertThat(signal).as(line).isNotNull();
        List<String> labels =
            LABEL.matcher(line).results().map((MatchResult one) -> one.group(1)).toList();
        assertThat(labels).as(line).containsExactlyInAnyOrderElementsOf(signal.labels());
      }
    }
  }
}
