package io.github.flyteexporter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.doctor.check.Checks;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.ClusterAccess;
import io.github.flyteexporter.reading.access.FlyteInstall;
import io.github.flyteexporter.reading.access.MetricsPort;
import io.github.flyteexporter.reading.access.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Flyte runs, and how a Flyte 2 is set up. */
class Flyte2ChecksTest {
  private static final Map<String, String> SETTINGS =
      Map.of("logger.level", "3", "runs.storagePrefix", "s3://ours/x", "storage.container", "ours");

  private static FlyteInstall second(String namespace, String release, String version) {
    return new FlyteInstall(
        true, namespace, release, "pod-2", version, "10.1.2.3", "/readyz", SETTINGS);
  }

  private static FlyteInstall first(String namespace, String release) {
    return new FlyteInstall(
        false, namespace, release, "pod-1", "v1.16.8", "10.1.2.4", "", Map.of());
  }

  private static ClusterAccess access(
      List<FlyteInstall> installs,
      List<String> types,
      boolean reviews,
      Asked<MetricsPort> metrics) {
    return new ClusterAccess(
        Asked.answered(List.of()),
        Asked.answered(
            List.of(
                new Permission("flyte/x", "create", "", "pods", "", true),
                new Permission(
                    "flyte/x", "create", "authentication.k8s.io", "tokenreviews", "", reviews))),
        Asked.answered(List.of()),
        Asked.answered(installs),
        Asked.answered(types),
        metrics);
  }

  private static ClusterAccess access(List<FlyteInstall> installs, String... types) {
    return access(installs, List.of(types), true, Asked.unknown("not asked"));
  }

  private static List<CheckResult> report(ClusterAccess access) throws Exception {
    Observed observed = RecordedFlyte.observed(RecordedFlyte.rounds("core-whole", 110), access);
    return Report.of(Checks.of(observed), observed, Set.of()).results();
  }

  private static CheckResult check(ClusterAccess access, String name) throws Exception {
    return report(access).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          flyte/two            | taskactions.flyte.org | OK      | Flyte 2: flyte/two v2.0.43
          flyte/two            | taskactions.flyte.org flyteworkflows.flyte.lyft.com | WARNING | of a Flyte 1 is there
          flyte/two other/one  | taskactions.flyte.org flyteworkflows.flyte.lyft.com | OK | Flyte 1: other/one
          flyte/two flyte/one  | taskactions.flyte.org flyteworkflows.flyte.lyft.com | WARNING | in one namespace
          flyte/two flyte/two  | taskactions.flyte.org flyteworkflows.flyte.lyft.com | PROBLEM | one release has pods of both
          """)
  void whichFlyteRunsIsSaid(String installs, String types, Result result, String seen)
      throws Exception {
    String[] names = installs.split(" ", -1);
    String[] two = names[0].split("/", -1);
    List<FlyteInstall> all =
        names.length == 1
            ? List.of(second(two[0], two[1], "v2.0.43"))
            : List.of(
                second(two[0], two[1], "v2.0.43"),
                first(names[1].split("/", -1)[0], names[1].split("/", -1)[1]));
    CheckResult found = check(access(all, types.split(" ", -1)), "flyte-2");
    assertThat(found.seen()).contains(seen);
    assertThat(found.result()).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "v2.0.43, OK",
    "2.0.14, OK",
    "v2.0.13, WARNING",
    "v2.0.0-alpha9, WARNING",
    "latest, COULD_NOT_LOOK",
    "'', COULD_NOT_LOOK"
  })
  void theVersionStandsInTheTag(String version, Result result) throws Exception {
    assertThat(check(access(List.of(second("flyte", "two", version))), "flyte2-version").result())
        .isEqualTo(result);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | 0   | true  | OK      | clear HTTP | ''
          400 | 200 | true  | OK      | with 200   | ''
          400 | 401 | true  | WARNING | with 401: it is no valid token | token is expired
          400 | 403 | true  | WARNING | with 403: our ServiceAccount may not | nonResourceURLs
          400 | 500 | false | WARNING | with 500: Flyte's role cannot check | tokenreviews
          400 | 500 | true  | WARNING | with 500: Flyte could not check it | the API server does not answer
          0   | 0   | true  | WARNING | flyte/two: refused | NetworkPolicies
          """)
  void port10254IsJudgedByItsStatus(
      int clear, int token, boolean reviews, Result result, String seen, String action)
      throws Exception {
    Asked<MetricsPort> answer =
        Asked.answered(
            List.of(new MetricsPort("flyte/two", clear, token, clear == 0 ? "refused" : "")));
    CheckResult found =
        check(
            access(List.of(second("flyte", "two", "v2.0.43")), List.of(), reviews, answer),
            "flyte2-metrics");
    assertThat(found.seen()).contains(seen);
    assertThat(found.result()).isEqualTo(result);
    assertThat(found.action()).contains(action);
  }

  @Test
  void withoutAnAnswerTheRightsSayIt() throws Exception {
    List<FlyteInstall> installs = List.of(second("flyte", "two", "v2.0.43"));
    assertThat(
            check(access(installs, List.of(), false, Asked.unknown("no pod")), "flyte2-metrics")
                .seen())
        .contains("may not create tokenreviews", "500 to every token");
    assertThat(
            check(access(installs, List.of(), true, Asked.unknown("no pod")), "flyte2-metrics")
                .result())
        .isEqualTo(Result.COULD_NOT_LOOK);
  }

  @ParameterizedTest
  @CsvSource({
    "/healthz, 1, ours, flyte2-readiness",
    "'', 3, ours, flyte2-readiness",
    "/readyz, 1, ours, flyte2-log-level",
    "/readyz, 3, other, flyte2-storage-prefix"
  })
  void defaultsOfTheChartThatDoHarmAreFound(
      String readiness, String level, String container, String name) throws Exception {
    FlyteInstall install =
        new FlyteInstall(
            true,
            "flyte",
            "two",
            "pod-2",
            "v2.0.43",
            "",
            readiness,
            Map.of(
                "logger.level",
                level,
                "runs.storagePrefix",
                "s3://ours",
                "storage.container",
                container));
    assertThat(check(access(List.of(install)), name).result()).isEqualTo(Result.WARNING);
    assertThat(check(access(List.of(second("flyte", "two", "v2.0.43"))), name).result())
        .isEqualTo(Result.OK);
  }

  @Test
  void withoutFlyte2NothingIsSaidOfIt() throws Exception {
    assertThat(report(access(List.of(first("flyte", "one")), "flyteworkflows.flyte.lyft.com")))
        .noneMatch(one -> one.area() == Area.FLYTE_2);
  }
}
