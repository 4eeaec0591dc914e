package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The topics of the operations guide: each has a signal, a runbook and a panel, and they exist. */
class TopicsTest {
  private static final Pattern SERIES = Pattern.compile("`(flyte_[a-z_]+)");
  private static final Pattern RUNBOOK =
      Pattern.compile("\\[(Flyte\\w+)]\\([.][.]/[.][.]/(alerts/runbooks/(\\w+)[.]md)\\)");
  private static final Pattern PANEL = Pattern.compile("(\\w+): \\*([^*]+)\\*");

  private static List<String> rows() throws IOException {
    String page = Files.readString(Path.of("src/docs/operations-guide.md"));
    String table =
        page.substring(
            page.indexOf("<!-- topics of the operations guide -->"),
            page.indexOf("<!-- end of topics -->"));
    return table.lines().filter(line -> line.startsWith("|")).skip(2).toList();
  }

  @Test
  void everyTopicHasSignalsThatExist() throws Exception {
    Set<String> known = new HashSet<>();
    Catalogue.ALL.stream().map(Signal::name).forEach(known::add);
    assertThat(rows()).hasSizeGreaterThan(50);
    for (String row : rows()) {
      assertThat(found(SERIES, row).map(series -> series.group(1)).toList())
          .as(row)
          .isNotEmpty()
          .isSubsetOf(known);
    }
  }

  @Test
  void everyTopicHasARunbookThatExists() throws Exception {
    for (String row : rows()) {
      List<MatchResult> runbooks = found(RUNBOOK, row).toList();
      assertThat(runbooks).as(row).isNotEmpty();
      for (MatchResult runbook : runbooks) {
        assertThat(runbook.group(1)).isEqualTo(runbook.group(3));
        assertThat(Path.of(runbook.group(2))).exists();
      }
    }
  }

  @Test
  void everyTopicHasAPanelThatExists() throws Exception {
    Set<String> panels = panels();
    for (String row : rows()) {
      List<String> named =
          found(PANEL, row).map(panel -> panel.group(1) + ": " + panel.group(2)).toList();
      assertThat(named).as(row).isNotEmpty().isSubsetOf(panels);
    }
  }

  /** By the first word of the dashboard's title that tells it from the others. */
  private static Set<String> panels() throws IOException {
    Set<String> panels = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("grafana"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
        String title = dashboard.path("title").asText().replaceFirst("^Flyte:? ", "");
        String word = title.split("\\W", -1)[0];
        dashboard
            .path("panels")
            .forEach(panel -> panels.add(word + ": " + panel.path("title").asText()));
      }
    }
    return panels;
  }

  private static Stream<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
