package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws every dashboard into {@code target/dashboards} for somebody to look at. */
final class DrawingIT {
  private static final Path DRAWN = Path.of("target", "dashboards");

  @TempDir private Path folder;

  @Test
  void everyPanelIsDrawn() throws Exception {
    Files.createDirectories(DRAWN);
    List<RecordedSeries> told = FilledPrometheus.everything();
    try (FilledPrometheus prometheus = FilledPrometheus.start(folder, told)) {
      for (RecordedSeries one : told) {
        Drawing drawing = new Drawing(prometheus, one);
        for (Dashboard board : Dashboard.all()) {
          String page = drawing.of(board);
          assertThat(page.split("<h4>", -1)).hasSize(board.everything().size() + 1);
          Files.writeString(DRAWN.resolve(board.uid() + "-" + one.namespace() + ".html"), page);
        }
      }
    }
  }
}
