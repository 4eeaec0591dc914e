package io.github.flyteexporter.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  @ParameterizedTest
  @CsvSource({"port,port,0", "prot,port,1", "ort,port,1", "portt,port,1", "pxrt,port,1", "'',ab,2"})
  void lettersAreCounted(String a, String b, int distance) {
    assertThat(DidYouMean.distance(a, b)).isEqualTo(distance);
    assertThat(DidYouMean.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void theNearestIsFoundIfItIsNear() {
    List<String> valid = List.of("host", "port", "tls");
    assertThat(DidYouMean.to("prot", valid)).contains("port");
    assertThat(DidYouMean.to("HOST", valid)).contains("host");
    assertThat(DidYouMean.to("tsl", valid)).contains("tls");
    assertThat(DidYouMean.to("colour", valid)).isEmpty();
    assertThat(DidYouMean.to("x".repeat(1_000_000), valid)).isEmpty();
  }
}
