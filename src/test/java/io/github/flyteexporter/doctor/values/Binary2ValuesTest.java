package io.github.flyteexporter.doctor.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.doctor.CheckResult;
import io.github.flyteexporter.doctor.Report;
import io.github.flyteexporter.doctor.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known mistakes in values of Flyte 2, each found by the check of its name. */
class Binary2ValuesTest {
  private static final String GOOD =
      """
      flyte-core-components: {runs: {storagePrefix: "s3://ours"}}
      configuration:
        database: {maxOpenConnections: 50, postgres: {host: db, passwordPath: /etc/db/pass.txt}}
        storage:
          metadataContainer: ours
          provider: s3
          providerConfig: {s3: {region: eu-west-1, authType: accesskey, accessKey: from-env}}
        logging: {level: 3}
        inline:
          plugins: {k8s: {default-env-vars: [{_U_EP_OVERRIDE: "a:8090"}, {FLYTE_AWS_ENDPOINT: b}]}}
      deployment: {image: {tag: v2.0.43}, readinessProbe: {httpGet: {path: /readyz, port: http}}}
      rbac:
        extraRules:
          - {apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [create]}
          - {apiGroups: [authorization.k8s.io], resources: [subjectaccessreviews], verbs: [create]}
      """;

  @TempDir private Path folder;

  private List<CheckResult> report(String text, String version) throws Exception {
    Path file = Files.writeString(folder.resolve("values.yaml"), text);
    HelmValues values = HelmValues.read(file, Optional.ofNullable(version));
    return Report.of(ValuesChecks.of(values), values, Set.of()).results();
  }

  private CheckResult check(String text, String version, String name) throws Exception {
    return report(text, version).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void goodValuesAreOk() throws Exception {
    assertThat(report(GOOD, "2.0.43")).allMatch(one -> one.result() == Result.OK);
  }

  @ParameterizedTest(name = "{2}: {0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [subjectaccessreviews] | [pods] | binary2-metrics | WARNING | cannot check a token
          s3://ours | s3://flyte-data | binary2-storage-prefix | PROBLEM | s3://flyte-data, container ours
          flyte-core-components: | other: | binary2-storage-prefix | PROBLEM | s3://flyte-data, container ours
          , {FLYTE_AWS_ENDPOINT: b} | | binary2-task-store | WARNING | get no key
          {_U_EP_OVERRIDE: "a:8090"}, | | binary2-task-store | PROBLEM | _U_EP_OVERRIDE
          postgres: {host: db, | host: db, postgres: { | binary2-database-keys | PROBLEM | configuration.database.host
          readinessProbe: | startupProbe: | binary2-readiness | WARNING | not set
          v2.0.43 | latest | binary2-image | WARNING | latest
          level: 3 | level: 1 | binary2-log-level | WARNING | level 1
          """)
  void mistakesAreFound(String good, String bad, String name, Result result, String seen)
      throws Exception {
    assertThat(GOOD).contains(good);
    CheckResult found = check(GOOD.replace(good, bad == null ? "" : bad), "2.0.43", name);
    assertThat(found.seen()).contains(seen);
    assertThat(found.result()).isEqualTo(result);
    assertThat(found.action()).isNotBlank();
  }

  @Test
  void clearHttpNeedsNoRights() throws Exception {
    String text = "configuration: {inline: {executor: {metricsSecure: false}}}";
    assertThat(check(text, "2.0.43", "binary2-metrics").result()).isEqualTo(Result.OK);
  }

  @ParameterizedTest
  @CsvSource({"2.0.43, OK", "v2.0.14, OK", "2.0.13, WARNING", "1.16.8, OK", "2.1.0, OK"})
  void theVersionIsOneThatIsKnown(String version, Result result) throws Exception {
    assertThat(check(GOOD, version, "chart-version").result()).isEqualTo(result);
  }

  @Test
  void valuesOfFlyte2ForAChartOfFlyte1AreAProblem() throws Exception {
    assertThat(check(GOOD, "1.16.8", "chart").seen())
        .contains("of Flyte 2, for a chart of Flyte 1");
    assertThat(check(GOOD, null, "chart").seen()).isEqualTo("keys of flyte-binary of Flyte 2");
  }

  @Test
  void valuesOfFlyte1ThatWouldLandOnFlyte2AreAProblem() throws Exception {
    String text = "configuration: {auth: {enabled: true}, database: {host: db}}";
    assertThat(check(text, "2.0.43", "chart-version").seen()).contains("is Flyte 2");
    assertThat(check(text, "2.0.43", "binary2-database-keys").result()).isEqualTo(Result.PROBLEM);
  }
}
