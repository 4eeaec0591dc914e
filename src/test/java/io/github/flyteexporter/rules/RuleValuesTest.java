package io.github.flyteexporter.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.config.yaml.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleValuesTest {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([\\w.]+)}");

  @TempDir private Path folder;

  private Map<String, String> read(String text) throws Exception {
    return RuleValues.read(Optional.of(Files.writeString(folder.resolve("values.yaml"), text)));
  }

  @Test
  void aFileSetsSomeAndTheDefaultsHoldOtherwise() throws Exception {
    Map<String, String> values = read("alerts: {FlyteAdminSlow: {seconds: 5.5, for:}}");
    assertThat(values)
        .containsEntry("alerts.FlyteAdminSlow.seconds", "5.5")
        .containsEntry("alerts.FlyteAdminSlow.for", "10m");
    assertThat(read("")).isEqualTo(RuleValues.read(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "alerts: {FlyteAdminSlw: {}} | alerts.FlyteAdminSlw: unknown key; did you mean"
            + " 'FlyteAdminSlow'?",
        "alerts: {FlyteAdminSlow: {fro: 1m}} | alerts.FlyteAdminSlow.fro: unknown key; did you mean"
            + " 'for'?",
        "alerts: {FlyteAdminSlow: {for: 1}} | expected a duration such as 15s, 2m or 1h30m, found"
            + " '1'",
        "alerts: {FlyteAdminSlow: {seconds: two}} | expected a number, found 'two'",
        "alerts: {FlyteAdminSlow: {severity: page}} | expected critical, warning, info or none",
        "alerts: {FlyteAdminSlow: {enabled: yes}} | expected true or false, found 'yes'",
        "alerts: {FlyteAdminSlow: [1]} | alerts.FlyteAdminSlow: expected a mapping",
        "alerts: {FlyteAdminSlow: {for: [1]}} | alerts.FlyteAdminSlow.for: expected a single value",
        "selector: '{cluster=\"east\"}' | selector: expected matchers such as",
        "selector: 'a=\"b\"} or vector(1)' | selector: expected matchers such as",
        "alerts: {FlyteAdminErrors: {share: 5}} | share: expected a share from 0 to 1, found '5'",
        "alerts: {FlyteProjectFailureRateHigh: {ratio: 1.1}} | ratio: expected a share from 0 to 1",
        "alerts: {FlyteProjectFailureRateHigh: {hourRatio: 70}} | hourRatio: expected a share",
        "alerts: {FlyteEventRecordingFailing: {failedShare: 50}} | failedShare: expected a share",
        "alerts: {FlyteAdminErrors: {window: 30s}} | window: expected a duration of 2m or more",
        "alerts: {FlyteAdminErrors: {window: 1m59s999ms}} | expected a duration of 2m or more",
        "alerts: {FlyteAdminErrors: {for: 30m1h}} | for: expected a duration such as 15s, 2m or",
        "alerts: {FlyteExporterDown: {expectedNamespace: 'a b'}} | expected a namespace such as",
        "alerts: {FlyteProbeFailing: {ignore: '.*'}} | ignore: expected names of probes",
        "engine: mimir | engine: expected prometheus or victoriametrics, found 'mimir'",
        "slo: {start: {objective: 1}} | slo.start.objective: expected a share from 0.95 up to",
        "slo: {killed: {objective: 0.9}} | slo.killed.objective: expected a share from 0.95",
        "slo: {accept: {labels: {a: b}}} | slo.accept.labels: unknown key",
        "limitNamespace: a~b | limitNamespace: expected all or one namespace such as",
        "grafana: 'https://x y' | grafana: expected a URL such as",
        "severities: {critical: 'a b'} | severities.critical: expected a name such as page or P1",
        "labels: {severity: x} | labels.severity: cannot be set here; expected a name such as team",
        "labels: {te-am: x} | labels.te-am: cannot be set here",
        "labels: {team: [x]} | labels.team: expected a text of one line",
        "alerts: {FlyteAdminSlow: {labels: x}} | alerts.FlyteAdminSlow.labels: expected a mapping",
        "object: {name: A_B} | object.name: expected a name such as flyte or monitoring",
        "alerts: {FlyteTaskPodFailuresHigh: {tenants: {x: {}}}} | tenants.x: expected"
            + " PROJECT/DOMAIN",
        "alerts: {FlyteTaskPodFailuresHigh: {tenants: {x/y: {pots: 1}}}} | did you mean 'pods'?",
        "alerts: {FlyteAdminSlow: {tenants: {x/y: {}}}} | FlyteAdminSlow.tenants: unknown key",
      })
  void aMistakeIsNamedWithItsPath(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("(line 1)");
  }

  @Test
  void aNamespaceIsWrittenAsInTheNamesOfSeries() throws Exception {
    String key = "limitNamespace";
    assertThat(read("limitNamespace: flytesnacks-development"))
        .containsEntry(key, "flytesnacks_development");
    assertThat(read("limitNamespace: flytesnacks_development"))
        .containsEntry(key, "flytesnacks_development");
  }

  @ParameterizedTest
  @CsvSource({"2m", "120s", "1m60s", "1h", "1d12h", "120000ms"})
  void windowsOfTwoMinutesAndMoreAreTaken(String window) throws Exception {
    assertThat(read("alerts: {FlyteAdminErrors: {window: " + window + "}}"))
        .containsEntry("alerts.FlyteAdminErrors.window", window);
  }

  @Test
  void selectorsMayHaveSeveralMatchers() throws Exception {
    String selector = "cluster=~\"ea.*|west\", job!=\"x\"";
    assertThat(read("selector: '" + selector + "'")).containsEntry("selector", selector);
  }

  @Test
  void thereAreExactlyTheKeysThatTheTemplatesUse() throws Exception {
    Map<String, String> values = RuleValues.read(Optional.empty());
    Set<String> used =
        new TreeSet<>(Set.of("selector", "tenantSelector", "keepFiringFor", "exporter", "engine"));
    values.keySet().stream()
        .filter(key -> key.matches("(object|severities)[.].*|slo[.][a-z]+[.](enabled|objective)"))
        .forEach(used::add);
    try (Stream<Path> files = Files.list(Path.of("alerts/templates"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        String name = file.getFileName().toString();
        String section =
            name.startsWith("slo") ? "slo." : name.equals("raw.yaml") ? "raw." : "alerts.";
        Template template = Template.of(Files.readString(file));
        used.addAll(holes(template.head()));
        used.remove("window"); // of the objectives, whose windows are fixed
        for (Template.Alert alert : template.alerts()) {
          String own = section + alert.name() + ".";
          used.add(own + "enabled");
          holes(alert.text())
              .forEach(
                  key ->
                      used.add(
                          values.containsKey(own + key) || !values.containsKey(key)
                              ? own + key
                              : key));
        }
      }
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(values.keySet());
  }

  private static Set<String> holes(String text) {
    return HOLE.matcher(text)
        .results()
        .map(hole -> hole.group(1))
        .filter(key -> !Set.of("alert", "slo").contains(key))
        .collect(Collectors.toSet());
  }
}
