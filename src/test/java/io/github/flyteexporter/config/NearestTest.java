package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({"port,port,0", "prot,port,1", "ort,port,1", "portt,port,1", "pxrt,port,1", "'',ab,2"})
  void lettersAreCounted(String a, String b, int distance) {
    assertThat(Nearest.distance(a, b)).isEqualTo(distance);
    assertThat(Nearest.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void theNearestIsFoundIfItIsNear() {
    List<String> valid = List.of("host", "port", "tls");
    assertThat(Nearest.to("prot", valid)).contains("port");
    assertThat(Nearest.to("HOST", valid)).contains("host");
    assertThat(Nearest.to("tsl", valid)).contains("tls");
    assertThat(Nearest.to("colour", valid)).isEmpty();
    assertThat(Nearest.to("x".repeat(1_000_000), valid)).isEmpty();
  }
}
