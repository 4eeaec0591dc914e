package io.github.flyteexporter.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "0, PT0S",
    "30s, PT30S",
    "1h0m0s, PT1H",
    "72h0m0s, PT72H",
    "1m30.5s, PT1M30.5S",
    "1.5h, PT1H30M",
    ".5s, PT0.5S",
    "250ms, PT0.25S",
    "1µs, PT0.000001S",
    "1us, PT0.000001S",
    "10ns, PT0.00000001S",
    "-10s, PT-10S",
    "+10s, PT10S"
  })
  void isReadAsGoWritesIt(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).isEqualTo(duration);
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
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
