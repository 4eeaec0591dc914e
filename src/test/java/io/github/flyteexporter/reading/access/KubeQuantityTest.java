package io.github.flyteexporter.reading.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities as Kubernetes writes them. */
class KubeQuantityTest {
  @ParameterizedTest
  @CsvSource({
    "2, 2",
    "500m, 0.5",
    "0.5, 0.5",
    ".5, 0.5",
    "2., 2",
    "200Mi, 209715200",
    "1Gi, 1073741824",
    "1G, 1000000000",
    "1e3, 1000",
    "12E2, 1200",
    "1E, 1000000000000000000",
    "100k, 100000",
    "0, 0"
  })
  void isNumber(String text, double number) {
    assertThat(KubeQuantity.number(text).orElseThrow())
        .isCloseTo(number, Offset.offset(1e-9 * Math.max(1, number)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "1 Gi", "1GB", "10s", "<nil>", "1e", "1Kib", "NaN"})
  void otherTextsAreNone(String text) {
    assertThat(KubeQuantity.number(text)).isEmpty();
  }
}
