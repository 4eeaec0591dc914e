package io.github.flyteexporter.kube.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTagTest {
  @ParameterizedTest
  @CsvSource({
    "cr.flyte.org/flyteorg/flyteadmin:v1.16.8,v1.16.8",
    "localhost:5000/flyteadmin:v1@sha256:abc,v1",
    "localhost:5000/flyteadmin,latest",
    "flyteadmin@sha256:abc,unknown",
    "flyteadmin:,unknown"
  })
  void theVersionIsTheImagesTag(String image, String tag) {
    assertThat(ImageTag.of(image)).isEqualTo(tag);
  }
}
