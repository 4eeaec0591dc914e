package io.github.flyteexporter.verdict.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.ControlPlanePod;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.model.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** First actions name what runs here, and otherwise what the charts' defaults make. */
class InstallationTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Installation seen(Evidence... pods) {
    return seenAfter(Installation.UNSEEN, pods);
  }

  private static Installation seenAfter(Installation before, Evidence... pods) {
    Reading reading =
        new Reading(
            new SourceId(KubeSamples.SOURCE, "pods"),
            NOW,
            Duration.ZERO,
            0,
            0,
            Samples.of(List.of()),
            List.of(pods),
            Optional.empty());
    return before.seen(new RoundView(State.empty(20).next(List.of(reading)), NOW));
  }

  private static ControlPlanePod pod(String name, String component, boolean ready) {
    return new ControlPlanePod("uid-" + name, "ml-platform", name, component, false, ready, 0);
  }

  @Test
  void flyteBinaryIsNamedByItsDeployment() {
    Installation flyte =
        seen(pod("flyte-backend-flyte-binary-5d9c7b6f4-x2x7k", "flyte_binary", false));
    assertThat(flyte.propeller()).isEqualTo("deploy/flyte-backend-flyte-binary");
    assertThat(Causes.of(Cause.NOT_RUNNING).firstActionFor(flyte))
        .contains("kubectl -n ml-platform describe pod flyte-backend-flyte-binary-5d9c7b6f4-x2x7k");
    assertThat(Causes.of(Cause.TOO_MANY_WORKFLOWS).firstActionFor(flyte))
        .contains("`configuration.inline.propeller.workers`")
        .doesNotContain("shard it");
  }

  @Test
  void thePartsOfFlyteCoreAreNamedEach() {
    Installation flyte =
        seen(
            pod("flyteadmin-6b7f8d9c55-abcde", "flyteadmin", true),
            pod("flytepropeller-0", "flytepropeller", true),
            pod("datacatalog-77d5f8c9b-zzzzz", "datacatalog", false));
    assertThat(flyte.admin()).isEqualTo("deploy/flyteadmin");
    assertThat(flyte.propeller()).isEqualTo("pod/flytepropeller-0");
    assertThat(flyte.notReady()).isEqualTo("datacatalog-77d5f8c9b-zzzzz");
    assertThat(Causes.of(Cause.KUBE_THROTTLED).firstActionFor(flyte))
        .contains("`configmap.core.propeller.kube-client-config.qps`");
    assertThat(Causes.of(Cause.PANIC_LOOP).firstActionFor(flyte))
        .contains("kubectl -n ml-platform logs pod/flytepropeller-0");
  }

  @Test
  void withNothingSeenTheChartsDefaultsAreNamed() {
    assertThat(seen()).isEqualTo(Installation.UNSEEN);
    assertThat(Causes.of(Cause.NOT_RUNNING).firstAction())
        .contains("kubectl -n flyte describe pod POD");
  }

  @Test
  void whatWasSeenIsNotForgottenWhilePodsCannotBeRead() {
    Installation flyte =
        seen(pod("flyte-backend-flyte-binary-5d9c7b6f4-x2x7k", "flyte_binary", true));
    assertThat(seenAfter(flyte)).isEqualTo(flyte);
  }

  @Test
  void podsThatAreOverAreNotNamed() {
    ControlPlanePod evicted =
        new ControlPlanePod(
            "a", "flyte", "flytepropeller-6b7f8d9c55-aaaaa", "flytepropeller", true, false, 0);
    assertThat(seen(evicted, pod("flytepropeller-6b7f8d9c55-zzzzz", "flytepropeller", false)))
        .extracting(Installation::notReady)
        .isEqualTo("flytepropeller-6b7f8d9c55-zzzzz");
  }

  @Test
  void theLabelOfASeriesNamesNoSinglePod() {
    Installation flyte = seen(pod("flytepropeller-0", "flytepropeller", false)).forLabels();
    assertThat(Causes.of(Cause.NOT_RUNNING).firstActionFor(flyte)).contains("describe pod POD");
    assertThat(Causes.of(Cause.PANIC_LOOP).firstActionFor(flyte)).contains("logs POD");
  }

  private static String refused(String connect) {
    return "failed to list executions: unexpected error type for: " + connect;
  }

  @ParameterizedTest
  @CsvSource({
    "10.96.3.4:5432 (postgres.db.svc): dial error: dial tcp 10.96.3.4:5432: connect: refused,"
        + " postgres.db.svc, 5432",
    "[fd00::5]:15432 (db.example.com): dial error: timeout, db.example.com, 15432",
    "failed to connect to `user=flyte database=flyteadmin`: 10.0.0.7:6432 (pgbouncer): server"
        + " error, pgbouncer, 6432",
    "10.96.3.4:5432 : EOF, 10.96.3.4, 5432",
    "[fd00::5]:5432 : EOF, fd00::5, 5432"
  })
  void theDatabaseIsNamedByItsNameRatherThanItsAddress(String error, String host, String port) {
    Installation flyte = seen(new RefusedCall("executions", 500, refused(error)));
    assertThat(Causes.of(Cause.DATABASE).firstActionFor(flyte))
        .contains("pg_isready -h " + host + " -p " + port + "`");
    assertThat(Causes.of(Cause.DATABASE).firstActionFor(flyte.forLabels()))
        .isEqualTo(Causes.of(Cause.DATABASE).firstAction());
  }

  @Test
  void theAddressOfTheDatabaseOutlivesTheErrorsThatNameIt() {
    Installation flyte =
        seen(new RefusedCall("executions", 500, refused("10.96.3.4:5432 (db): dial error")));
    assertThat(seenAfter(flyte, pod("flyteadmin-6b7f8d9c55-abcde", "flyteadmin", true)))
        .extracting(Installation::database)
        .isEqualTo(new DatabaseAddress("db", "5432"));
    assertThat(seenAfter(flyte)).isEqualTo(flyte);
  }
}
