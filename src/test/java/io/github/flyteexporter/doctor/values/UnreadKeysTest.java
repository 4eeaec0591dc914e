package io.github.flyteexporter.doctor.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.doctor.CheckResult;
import io.github.flyteexporter.doctor.Report;
import io.github.flyteexporter.doctor.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that no template of a chart reads are reported, with what was probably meant. */
class UnreadKeysTest {
  @TempDir private Path folder;

  private CheckResult check(String text, String version) throws Exception {
    Path file = Files.writeString(folder.resolve("values.yaml"), text);
    HelmValues values = HelmValues.read(file, Optional.ofNullable(version));
    return Report.of(ValuesChecks.of(values), values, Set.of()).results().stream()
        .filter(one -> one.name().equals("unread-keys"))
        .findFirst()
        .orElseThrow();
  }

  private static String version(Chart chart) {
    return chart == Chart.FLYTE_BINARY_2 ? "2.0.43" : "1.16.8";
  }

  /** A file of all keys of a chart. */
  private static String everyKey(ChartKeys keys) {
    Map<String, Object> tree = new LinkedHashMap<>();
    keys.read().forEach(key -> put(tree, key, "x"));
    keys.whole().forEach(key -> put(tree, key + ".any", "x"));
    keys.idle().forEach((key, text) -> put(tree, key, text));
    StringBuilder text = new StringBuilder();
    write(tree, "", text);
    return text.toString();
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, String key, String value) {
    String[] steps = key.split("\\.", 2);
    if (steps.length == 1) {
      tree.put(key, value);
    } else {
      put(
          (Map<String, Object>)
              tree.computeIfAbsent(steps[0], none -> new LinkedHashMap<String, Object>()),
          steps[1],
          value);
    }
  }

  @SuppressWarnings("unchecked")
  private static void write(Map<String, Object> tree, String indent, StringBuilder text) {
    tree.forEach(
        (key, value) -> {
          text.append(indent).append(key).append(':');
          if (value instanceof Map<?, ?> below) {
            text.append('\n');
            write((Map<String, Object>) below, indent + "  ", text);
          } else {
            text.append(" \"").append(value).append("\"\n");
          }
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Chart.class,
      names = {"UNKNOWN"},
      mode = EnumSource.Mode.EXCLUDE)
  void noKeyOfTheChartIsReported(Chart chart) throws Exception {
    ChartKeys keys = ChartKeys.of(chart).orElseThrow();
    assertThat(keys.read()).hasSizeGreaterThan(50);
    CheckResult found = check(everyKey(keys), version(chart));
    assertThat(found.seen()).endsWith("read every key");
    assertThat(found.result()).isEqualTo(Result.OK);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.16.8 | configuration: {databse: {host: db}}                 | configuration.databse (line 1), did you mean configuration.database?
          1.16.8 | configuration: {propeller: {workers: 40}}            | configuration.propeller.workers (line 1)
          1.16.8 | configuration: {secrets: {adminOauthClientCredentials: {clientSecret: x}}} | configuration.secrets (line 1)
          1.16.8 | deployment: {replicas: 2}                            | deployment.replicas (line 1)
          1.16.8 | {deployment: {labels: {a: b}}, database: {host: db}} | database (line 1), did you mean configuration.database.host?
          1.16.8 | {deployment: {labels: {a: b}}, ingress: {grpcAnotations: {a: b}}} | ingress.grpcAnotations (line 1), did you mean ingress.grpcAnnotations?
          1.16.8 | flyteadmin: {additionalContainerEnv: [{name: A, value: b}]} | flyteadmin.additionalContainerEnv (line 1)
          1.16.8 | flytescheduler: {enabled: true}                      | flytescheduler.enabled (line 1)
          1.16.8 | flytepropeller: {cacheSizeMbs: 1024}                 | flytepropeller.cacheSizeMbs (line 1)
          1.16.8 | {flyteadmin: {enabled: true}, daskoperator: {enabled: true}} | daskoperator.enabled (line 1)
          2.0.43 | configuration: {connectorService: {defaultConnector: {endpoint: "dns:///mine"}}} | configuration.connectorService.defaultConnector.endpoint (line 1)
          2.0.43 | configuration: {auth: {enabled: true}}               | configuration.auth (line 1)
          2.0.43 | {deployment: {labels: {a: b}}, ingress: {separateGrpcIngress: true}} | ingress.separateGrpcIngress (line 1)
          """)
  void aKeyThatNothingReadsIsReported(String version, String text, String seen) throws Exception {
    CheckResult found = check(text, version);

    assertThat(found.seen()).contains(" reads " + seen);
    assertThat(found.result()).isEqualTo(Result.WARNING);
    assertThat(found.action()).contains("configuration.inline");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          configuration: {inline: {propeller: {anything: 1}}}
          deployment: {extraPodSpec: {hostAliases: [{ip: 1.2.3.4}]}, resources: {limits: {x/y: 1}}}
          flyteconnector: {enabled: true, image: {tag: x}}\\ndeployment: {labels: {"a.b/c": d}}
          configmap: {core: {propeller: {workers: 4}}, adminServer: {server: {anything: 1}}}
          userSettings: {dbHost: x}\\nconfigmap: {core: {a: b}}
          mine: {host: x}\\nconfigmap: {core: {a: "{{ .Values.mine.host }}"}}
          configmap: {core: {a: b}}\\ndaskoperator: {enabled: false}
          service: {loadBalancerSourceRanges: [10.0.0.0/8]}\\ndeployment: {image: {tag: v1.16.8}}
          """)
  void whatTheChartHandsOnIsNotJudged(String text) throws Exception {
    assertThat(check(text.replace("\\n", "\n"), "1.16.8").result()).isEqualTo(Result.OK);
  }

  @Test
  void noMoreThanAFewAreNamed() throws Exception {
    StringBuilder text = new StringBuilder("configuration:\n");
    for (int i = 0; i < 20; i++) {
      text.append("  wrong").append(i).append(": 1\n");
    }
    assertThat(check(text.toString(), "1.16.8").seen()).endsWith("; and 12 more");
  }
}
