package io.github.flyteexporter.drill.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DrillLabelsTest {
  @Test
  void theNamespaceIsTheMarkUnlessTheClusterIs() {
    assertThat(DrillLabels.of(Map.of()).matcher()).isEqualTo("namespace=\"flyte-drill\"");
    assertThat(DrillLabels.of(Map.of("cluster", "prod")).matcher())
        .isEqualTo("namespace=\"flyte-drill\"");
    assertThat(
            DrillLabels.of(Map.of("namespace", "flyte", "cluster", "flyte-drill-prod")).matcher())
        .isEqualTo("cluster=\"flyte-drill-prod\"");
  }

  @Test
  void anAlertWithAnotherValueIsNotOfTheDrill() {
    DrillLabels labels = DrillLabels.of(Map.of());
    assertThat(labels.mark(Map.of("namespace", "flyte-drill", "alertname", "A"))).isTrue();
    assertThat(labels.mark(Map.of("namespace", "flyte"))).isFalse();
    assertThat(labels.mark(Map.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "namespace, flyte, must be flyte-drill or begin with",
    "namespace, flyte-drilling, must be flyte-drill or begin with",
    "function, x, series of the exporter have themselves",
    "alertname, x, no series may have a label alertname",
    "__name__, x, no series may have a label __name__",
    "a-b, x, no series may have a label a-b",
    "team, ' ', has no value",
  })
  void whatCouldBeMistakenOrIsNoLabelIsRefused(String name, String value, String why) {
    assertThatThrownBy(() -> DrillLabels.of(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
