package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0s, 0",
    "0, 0",
    "30s, 30",
    "1h0m0s, 3600",
    "72h0m0s, 259200",
    "1m30.5s, 90.5",
    "1.5h, 5400",
    ".5s, 0.5",
    "250ms, 0.25",
    "1µs, 0.000001",
    "1us, 0.000001",
    "10ns, 0.00000001",
    "-10s, -10",
    "+10s, 10"
  })
  void isReadAsGoWritesIt(String text, double seconds) {
    assertThat(GoDuration.seconds(text).getAsDouble()).isEqualTo(seconds, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "30",
        "s",
        "1d",
        "30 s",
        "1h 0m",
        "1..5s",
        "1s!",
        "s30",
        "NaN",
        "1e3s",
        "11111111111111111111111111111111111111111111111111111s"
      })
  void anythingElseIsNone(String text) {
    assertThat(GoDuration.seconds(text)).isEmpty();
  }
}
