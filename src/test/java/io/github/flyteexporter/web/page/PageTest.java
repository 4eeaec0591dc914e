package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.replay.Played;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of every tick, by the rules of Prometheus. */
class PageTest {
  @Test
  void noSeriesStandsTwiceAndTheOrderIsStable() throws Exception {
    List<String> namesBefore = List.of();
    for (Played moment : Played.play(Played.OUTAGE)) {
      Set<String> seen = new HashSet<>();
      moment
          .text()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.lastIndexOf(' ')))
          .forEach(series -> assertThat(seen.add(series)).as(series).isTrue());
      List<String> names = moment.text().lines().filter(line -> line.startsWith("# TYPE")).toList();
      List<String> common = names.stream().filter(namesBefore::contains).toList();
      assertThat(namesBefore.stream().filter(names::contains).toList()).isEqualTo(common);
      namesBefore = names;
    }
  }
}
