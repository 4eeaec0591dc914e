package io.github.flyteexporter.kube.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeTimesTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "2026-11-22T10:22:31Z, 1795342951",
    "2024-02-29T23:59:59Z, 1709251199",
    "2026-11-22T10:22:31.846882199Z, 1795342951",
    "2026-11-22T12:22:31+02:00, 1795342951",
    "2023-02-29T00:00:00Z, 0",
    "2026-13-22T10:22:31Z, 0",
    "2026-11-22T25:22:31Z, 0",
    "2026-11-22 10:22:31Z, 0",
    "20x6-11-22T10:22:31Z, 0",
    "yesterday, 0",
    "'', 0"
  })
  void secondsSince1970(String text, long seconds) {
    assertThat(KubeTimes.seconds(text)).isEqualTo(seconds);
  }
}
