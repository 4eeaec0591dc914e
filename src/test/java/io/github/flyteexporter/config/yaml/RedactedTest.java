package io.github.flyteexporter.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2y$10$abcdefghijklmnopqrstuv",
        "eyJhbGciOiJIUzI1NiJ9.e30.x",
        "Bearer abc",
        "basic YTpi",
        "password=hunter2",
        "token: abc",
        "-----BEGIN PRIVATE KEY-----",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "550e8400-e29b-41d4-a716-446655440000",
        "dGhpcyBpcyBhIHNlY3JldCB0b2tlbg0",
        "AKIAIOSFODNN7EXAMPLE"
      })
  void aSecretIsNotShown(String secret) {
    assertThat(Redacted.value(secret)).isEqualTo(Redacted.HIDDEN);
    assertThat(Redacted.name(secret)).isEqualTo("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "15",
        "http://flyte-binary-7d9c8b6f5-abcde.flyte.svc:10254",
        "/var/run/secrets/kubernetes.io/serviceaccount/token",
        "FLYTE_EXPORTER_TARGETS_0_NAMES"
      })
  void whatIsNoneIsShown(String value) {
    assertThat(Redacted.name(value)).isEqualTo(value);
  }

  @Test
  void aLongValueIsCutAndStaysOnItsLine() {
    assertThat(Redacted.value("a\nb")).isEqualTo("'a b'");
    assertThat(Redacted.value("word ".repeat(100))).hasSize(63).endsWith("…'");
  }
}
