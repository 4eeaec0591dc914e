package io.github.flyteexporter.doctor.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.doctor.CheckResult;
import io.github.flyteexporter.doctor.Report;
import io.github.flyteexporter.doctor.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known mistakes in values files, each found by the check of its name. */
class ValuesChecksTest {
  private static final String BINARY =
      """
      configuration:
        database: {host: db, passwordPath: /etc/db/pass.txt}
        storage: {provider: s3, metadataContainer: ours, userDataContainer: ours}
        logging: {level: 3}
        auth:
          enabled: true
          authorizedUris: ["https://flyte.example.com"]
          clientSecretsExternalSecretRef: flyte-auth
        inline:
          propeller: {workers: 40, max-ttl-hours: 23, kube-client-config: {qps: 100, burst: 50}}
      deployment: {image: {tag: v1.16.8}}
      ingress: {create: true, host: flyte.example.com}
      """;

  private static final String CORE =
      """
      flyteadmin: {enabled: true}
      flytepropeller: {manager: true, service: {enabled: true}, serviceMonitor: {enabled: true}}
      workflow_scheduler: {enabled: true, type: native}
      configmap:
        core:
          manager: {shard: {type: Hash, shard-count: 4}}
          propeller: {workers: 20}
        adminServer: {server: {security: {useAuth: false}}}
      """;

  @TempDir private Path folder;

  private Report report(String text, String version) throws Exception {
    Path file = Files.writeString(folder.resolve("values.yaml"), text);
    HelmValues values = HelmValues.read(file, Optional.ofNullable(version));
    return Report.of(ValuesChecks.of(values), values, Set.of());
  }

  private CheckResult check(String text, String version, String name) throws Exception {
    return report(text, version).results().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"binary", "core"})
  void goodValuesAreOk(String chart) throws Exception {
    Report report = report(chart.equals("binary") ? BINARY : CORE, "1.16.8");
    assertThat(report.results()).filteredOn(one -> one.result() != Result.OK).isEmpty();
    assertThat(report.exitCode()).isZero();
  }

  @ParameterizedTest(name = "{2}: {0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clientSecretsExternalSecretRef: flyte-auth | internal: {clientId: x} | binary-auth | PROBLEM | no clientSecret
          authorizedUris: ["https://flyte.example.com"] | useAuth: true | binary-auth | WARNING | authorizedUris
          create: true, | create: true, separateGrpcIngress: false, | binary-ingress | WARNING | share one Ingress
          create: true, host: flyte.example.com | create: true | binary-ingress | WARNING | every host
          userDataContainer: ours | other: x | binary-storage | PROBLEM | userDataContainer not set
          workers: 40 | workers: 400 | binary-propeller-client | WARNING | 400 workers, qps 100
          qps: 100 | qps: 10 | binary-propeller-client | WARNING | 40 workers, qps 10
          max-ttl-hours: 23 | max-ttl-hours: 72 | binary-ttl | WARNING | of which 23 count
          tag: v1.16.8 | tag: latest | binary-image | WARNING | latest
          level: 3 | level: 1 | binary-log-level | WARNING | level 1
          passwordPath: /etc/db/pass.txt | password: c4n4ry | secrets-in-clear | WARNING | configuration.database.password
          deployment: | flytepropeller: {manager: true}\\ndeployment: | chart | PROBLEM | one of both
          image: | extraEnvVars: [{name: FLYTE_PROPELLER_MANAGER_SHARD_COUNT, value: "4"}], image: | shard-count-variable | WARNING | no effect
          """)
  void mistakesInFlyteBinaryAreFound(
      String good, String bad, String name, Result result, String seen) throws Exception {
    assertThat(BINARY).contains(good);
    mistake(BINARY.replace(good, bad.replace("\\n", "\n")), name, result, seen);
  }

  @ParameterizedTest(name = "{2}: {0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          useAuth: false | useAuth: true | core-auth | PROBLEM | no client_secret
          type: Hash | type: hash | core-shards | PROBLEM | case matters
          shard-count: 4 | shard-count: 64 | core-shards | PROBLEM | 64
          manager: true, | manager: false, | core-shards | WARNING | is not on
          service: {enabled: true} | service: {enabled: false} | core-without-effect | WARNING | flytepropeller.serviceMonitor
          type: native | type: aws | core-without-effect | WARNING | native
          manager: true, | manager: true, additionalContainers: [{name: x}], | core-without-effect | WARNING | shards
          workers: 20 | workers: 200 | core-propeller-client | WARNING | 200 workers, qps 100
          workers: 20 | max-ttl-hours: 48 | core-ttl | WARNING | 48
          flyteadmin: | datacatalog: {service: {additionalPorts: [{name: x}]}}\\nflyteadmin: | core-datacatalog-ports | PROBLEM | set
          flyteadmin: | secrets: {adminOauthClientCredentials: {clientSecret: foobar}}\\nflyteadmin: | secrets-in-clear | WARNING | published
          """)
  void mistakesInFlyteCoreAreFound(String good, String bad, String name, Result result, String seen)
      throws Exception {
    assertThat(CORE).contains(good);
    mistake(CORE.replace(good, bad.replace("\\n", "\n")), name, result, seen);
  }

  private void mistake(String text, String name, Result result, String seen) throws Exception {
    CheckResult found = check(text, "1.16.8", name);
    assertThat(found.seen()).contains(seen).doesNotContain("c4n4ry");
    assertThat(found.result()).isEqualTo(result);
    assertThat(found.action()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, WARNING",
        "'>=1', WARNING",
        "1.16.8, OK",
        "v1.16.8, OK",
        "1.15.0, WARNING",
        "2.0.43, PROBLEM"
      })
  void theVersionOfTheChartIsPinned(String version, Result result) throws Exception {
    assertThat(check(BINARY, version, "chart-version").result()).isEqualTo(result);
  }

  @Test
  void otherValuesAreNotJudged() throws Exception {
    assertThat(check("replicas: 2", "1.16.8", "chart").result()).isEqualTo(Result.COULD_NOT_LOOK);
  }
}
