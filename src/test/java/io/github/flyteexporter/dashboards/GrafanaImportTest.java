package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One file serves both ways into Grafana. An import (by hand, from grafana.com) reads what the
 * dashboard requires. Provisioning fills in no inputs, so the data source is a variable and there
 * are none.
 */
final class GrafanaImportTest {
  static List<Dashboard> all() throws Exception {
    return Dashboard.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void anImportMakesANewDashboardUnderItsUid(Dashboard board) {
    assertThat(board.json().has("id")).isTrue();
    assertThat(board.json().path("id").isNull()).isTrue();
    assertThat(board.uid()).matches("flyte-[a-z]+").hasSizeLessThanOrEqualTo(40);
    assertThat(board.json().path("version").asInt()).isEqualTo(1);
    assertThat(board.json().has("__elements")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("all")
  void provisioningHasNothingToFillIn(Dashboard board) {
    assertThat(board.json().path("__inputs").isArray()).isTrue();
    assertThat(board.json().path("__inputs")).isEmpty();
    assertThat(board.json().toString()).doesNotContain("${DS_", "${VAR_");
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatItRequiresIsWhatItUses(Dashboard board) {
    Set<String> required = new TreeSet<>();
    for (JsonNode one : board.json().path("__requires")) {
      assertThat(one.path("name").asText()).isNotBlank();
      required.add(one.path("type").asText() + " " + one.path("id").asText());
    }
    Set<String> used = new TreeSet<>(Set.of("grafana grafana", "datasource prometheus"));
    board.everything().stream()
        .filter(panel -> !panel.type().equals("row"))
        .forEach(panel -> used.add("panel " + panel.type()));
    assertThat(required).isEqualTo(used);
  }

  /** Its matchers pass only alerts that have the label: cluster is often an external label. */
  @ParameterizedTest
  @MethodSource("all")
  void theListOfAlertsIsOfTheChosenNamespaces(Dashboard board) {
    List<JsonNode> lists =
        board.everything().stream()
            .filter(panel -> panel.type().equals("alertlist"))
            .map(panel -> panel.json().path("options"))
            .toList();
    assertThat(lists)
        .hasSize(Set.of("flyte-overview", "flyte-fleet").contains(board.uid()) ? 1 : 0);
    for (JsonNode options : lists) {
      assertThat(options.path("alertName").asText()).isEqualTo("Flyte");
      assertThat(options.path("alertInstanceLabelFilter").asText())
          .isEqualTo("{namespace=~\"$namespace\",severity!=\"none\"}");
      assertThat(options.path("stateFilter").path("firing").asBoolean()).isTrue();
      assertThat(options.path("stateFilter").path("normal").asBoolean()).isFalse();
    }
  }
}
