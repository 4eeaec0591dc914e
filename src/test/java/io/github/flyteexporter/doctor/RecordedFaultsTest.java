package io.github.flyteexporter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of real Flytes, recorded, and the check that finds each within three rounds. */
class RecordedFaultsTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.flyteexporter.doctor.RecordedFault#all")
  void isFound(RecordedFault fault) throws Exception {
    Report report = RecordedFlyte.report(fault.recording(), fault.second());
    assertThat(report.results())
        .filteredOn(one -> one.result() == Result.PROBLEM)
        .as(fault.recording())
        .extracting(CheckResult::name)
        .contains(fault.check());
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.results())
        .filteredOn(one -> one.result() != Result.OK)
        .allSatisfy(one -> assertThat(one.action()).as(one.name()).isNotBlank());
  }
}
