package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "ftp://a/b",
        "/d/flyte",
        "https://bob:hunter2@a",
        "https:a"
      })
  void whatIsNoLinkIsRefused(String url) {
    assertThatThrownBy(
            () -> new Pages(null, Optional.empty(), Optional.of(URI.create(url)), Optional.empty()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("must be like https://")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aClusterIsAName() {
    assertThatThrownBy(() -> new Pages("<b>", Optional.empty(), Optional.empty(), Optional.empty()))
        .hasMessageContaining("must be a name");
  }
}
