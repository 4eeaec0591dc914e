package io.github.flyteexporter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a Flyte that works, no problem is reported; each shows its passwords on port 10254. */
class HealthyTest {
  @ParameterizedTest
  @CsvSource({
    "healthy,30",
    "healthy,70",
    "healthy,110",
    "core-healthy,30",
    "core-healthy,110",
    "core-whole,30",
    "core-whole,70",
    "core-whole,110",
    "healthy-busy,30",
    "healthy-busy,80",
    "healthy-busy,140",
    "burst,40",
    "core-shard-dead,40",
    "podsecurity,40",
    "quota-one-namespace,40",
    "core-admin-flaky,40",
    "pods-failing,120"
  })
  void noProblemIsInvented(String recording, double second) throws Exception {
    Report report = RecordedFlyte.report(recording, second);
    assertThat(report.results()).filteredOn(one -> one.result() == Result.PROBLEM).isEmpty();
    assertThat(report.results())
        .filteredOn(one -> one.result() == Result.WARNING)
        .filteredOn(one -> !one.seen().contains("left over from before sharding"))
        .filteredOn(one -> !one.name().equals("restarts"))
        .extracting(CheckResult::name)
        .containsExactly("secrets-on-10254");
    assertThat(report.exitCode()).isZero();
  }
}
