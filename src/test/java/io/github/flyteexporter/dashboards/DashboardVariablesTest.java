package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The variables of each dashboard: those that its panels use, and no others. */
final class DashboardVariablesTest {
  private static final Set<String> MULTI = Set.of("project", "domain");

  static List<Dashboard> all() throws Exception {
    return Dashboard.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theyAreThoseThatPanelsUse(Dashboard board) {
    List<String> expected = new ArrayList<>(List.of("datasource", "cluster", "namespace"));
    List<String> expressions =
        board.panels().stream()
            .flatMap(panel -> panel.targets().stream())
            .map(target -> target.path("expr").asText())
            .toList();
    for (String optional : List.of("project", "domain", "target")) {
      if (expressions.stream().anyMatch(one -> one.contains("$" + optional))) {
        expected.add(optional);
      }
    }
    assertThat(board.variables())
        .extracting(one -> one.path("name").asText())
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("all")
  void allMatchesALabelThatIsMissing(Dashboard board) {
    for (JsonNode variable : queried(board)) {
      assertThat(variable.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
      assertThat(variable.path("includeAll").asBoolean()).isTrue();
      assertThat(variable.path("multi").asBoolean())
          .isEqualTo(MULTI.contains(variable.path("name").asText()));
      assertThat(variable.path("allValue").asText()).isEqualTo(".*");
      assertThat(variable.path("definition").asText())
          .startsWith("label_values(")
          .isEqualTo(variable.path("query").path("query").asText());
    }
  }

  /** Rules template-datasource and template-on-time-change-reload of Grafana's dashboard-linter. */
  @ParameterizedTest
  @MethodSource("all")
  void theyFollowTheDataSourceAndTheTimeRange(Dashboard board) {
    JsonNode source = board.variables().get(0);
    assertThat(source.path("type").asText()).isEqualTo("datasource");
    assertThat(source.path("query").asText()).isEqualTo("prometheus");
    assertThat(source.path("label").asText()).isEqualTo("Data source");
    assertThat(queried(board)).allMatch(one -> one.path("refresh").asInt() == 2);
  }

  private static List<JsonNode> queried(Dashboard board) {
    return board.variables().subList(1, board.variables().size());
  }
}
