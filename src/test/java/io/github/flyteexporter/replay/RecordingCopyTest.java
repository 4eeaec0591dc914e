package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordingCopyTest {
  private static final String PAGE =
      """
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds 1.7e9
      # TYPE flyte:admin:errors counter
      flyte:admin:errors{code="a b"} 2
      # TYPE flyte:propeller:all:round summary
      flyte:propeller:all:round{quantile="0.5"} 12
      flyte:propeller:all:round_sum 40
      flyte:propeller:all:round_count 4
      # TYPE workqueue_depth gauge
      workqueue_depth{name="x"} 7
      """;

  @Test
  void whatIsCountedIsMoreAndWhatIsMeasuredStays() {
    assertThat(RecordingCopy.counted(PAGE, 3))
        .isEqualTo(
            PAGE.replace("} 2\n", "} 6.0\n")
                .replace("_sum 40", "_sum 120.0")
                .replace("_count 4", "_count 12.0"));
  }

  @Test
  void prefixesAreOthersWithTheirTypes() {
    assertThat(RecordingCopy.otherPrefixes(PAGE))
        .contains(
            "# TYPE acme:admin:errors counter\nacme:admin:errors{code=",
            "# TYPE acme:ml:propeller:all:round summary\nacme:ml:propeller:all:round{quantile")
        .doesNotContain("flyte:");
  }
}
