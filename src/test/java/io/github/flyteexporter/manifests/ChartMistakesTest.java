package io.github.flyteexporter.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.rules.RuleValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in values are named by Helm before anything is installed. */
class ChartMistakesTest {
  @TempDir private Path folder;

  private String render(String values) throws Exception {
    return HelmChart.template(Files.writeString(folder.resolve("values.yaml"), values));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "montor: {kind: PodMonitor} | additional properties 'montor' not allowed",
        "monitor: {kind: Podmonitor} | at '/monitor/kind': value must be one of",
        "image: {digest: abc} | at '/image/digest': 'abc' does not match pattern",
        "podLabels: {a: 1} | at '/podLabels/a': got number, want string",
        "status: {volume: pvc} | at '/status/volume': value must be one of",
        "status: {size: 16} | at '/status/size': got number, want string",
        "rbac: {namespaces: [flyte, a, b]} | set flyte.limitNamespace to one of flyte, a, b",
        "rbac: {namespaces: [a]} | rbac.namespaces: add flyte, which the exporter watches",
        "{rbac: {namespaces: [flyte]}, flyte: {limitNamespace: all}} | rbac.namespaces: add all",
        "{mode: sidecar, flyte: {namespace: other}} | install this release in Flyte's namespace",
        "rules: {alerts: {FlyteAdminSlw: {}}} | additional properties 'FlyteAdminSlw' not allowed",
      })
  void aMistakeIsNamed(String values, String message) {
    assertThatThrownBy(() -> render(values)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{alerts: {FlyteAdminSlow: {fro: 1m}}}",
        "{alerts: {FlyteAdminSlow: {for: 1}}}",
        "{alerts: {FlyteAdminSlow: {seconds: two}}}",
        "{alerts: {FlyteAdminSlow: {severity: page}}}",
        "{alerts: {FlyteAdminSlow: {enabled: 1}}}",
        "{alerts: {FlyteAdminSlow: {labels: x}}}",
        "{alerts: {FlyteAdminSlow: {tenants: {x/y: {}}}}}",
        "{alerts: {FlyteTaskPodFailuresHigh: {tenants: {x: {}}}}}",
        "{alerts: {FlyteTaskPodFailuresHigh: {tenants: {x/y: {pots: 1}}}}}",
        "{alerts: {FlyteAdminErrors: {share: 5}}}",
        "{alerts: {FlyteAdminErrors: {window: 30s}}}",
        "{alerts: {FlyteAdminErrors: {window: 1m59s}}}",
        "{alerts: {FlyteAdminErrors: {for: 30m1h}}}",
        "{alerts: {FlyteExporterDown: {expectedNamespace: 'a b'}}}",
        "{alerts: {FlyteProbeFailing: {ignore: '.*'}}}",
        "{selector: '{cluster=\"east\"}'}",
        "{selector: 'a=\"b\"} or vector(1)'}",
        "{limitNamespace: a~b}",
        "{grafana: 'https://x y'}",
        "{severities: {critical: 'a b'}}",
        "{labels: {severity: x}}",
        "{labels: {te-am: x}}",
        "{labels: {team: [x]}}",
        "{labels: {team: \"a\\nb\"}}",
        "{object: {name: A_B}}",
      })
  void whatTheCommandRefusesTheChartRefusesToo(String rules) throws Exception {
    Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
    assertThatThrownBy(() -> RuleValues.read(Optional.of(file)))
        .isInstanceOf(SettingsException.class);
    assertThatThrownBy(() -> render("rules: " + rules)).hasMessageContaining("at '/rules");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{alerts: {FlyteAdminErrors: {window: 2m}}}",
        "{alerts: {FlyteAdminErrors: {window: 120s}}}",
        "{alerts: {FlyteAdminErrors: {window: 1m60s}}}",
        "{alerts: {FlyteAdminErrors: {window: 1d12h}}}",
        "{alerts: {FlyteAdminErrors: {window: 120000ms}}}",
        "{alerts: {FlyteAdminErrors: {share: 1, for: 0s}}}",
        "{selector: 'cluster=~\"ea.*|west\", job!=\"x\"'}",
        "{labels: {team: 1, other: true}}",
        "{alerts: {FlyteTaskPodFailuresHigh: {tenants: {x/*: {pods: 1}}}}}",
      })
  void whatTheCommandTakesTheChartTakesToo(String rules) throws Exception {
    Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
    assertThatCode(() -> RuleValues.read(Optional.of(file))).doesNotThrowAnyException();
    assertThat(render("{prometheusRule: {enabled: true}, rules: " + rules + "}"))
        .contains("kind: PrometheusRule");
  }

  @Test
  void aChartAboveMayEnableItAndSetWhatIsGlobal() throws Exception {
    assertThat(render("{enabled: true, global: {imageRegistry: x}}")).contains("kind: Deployment");
  }
}
