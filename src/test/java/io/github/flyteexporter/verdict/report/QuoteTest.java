package io.github.flyteexporter.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.model.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flyte's own words on a page: what tells is shown, what is secret is not. */
class QuoteTest {
  @Test
  void theWordsThatTellAndWhatLiesAtTheirEndAreShown() {
    String text =
        "x".repeat(300)
            + " caused by [unexpected error type for: 10.0.0.5:5432: "
            + "dial ".repeat(100)
            + "connection refused]";
    assertThat(Quote.cut(text, Cause.DATABASE))
        .startsWith("…")
        .contains("unexpected error type for: 10.0.0.5:5432", " … ")
        .endsWith("connection refused]")
        .hasSizeLessThan(220);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Put \"https://me:hunter2@store.example.com/bucket/key?X-Amz-Signature=hunter2&X=1\":"
            + " refused",
        "connect postgres://flyte:hun/hunter2@db:5432/flyte",
        "password=hunter2 host=db",
        "password: hunter2",
        "{\"client_secret\":\"hunter2\"}",
        "{\"password\": \"hunter2 with blanks\", \"user\": 1}",
        "Authorization: Basic hunter2hunter2",
        "header authorization=hunter2",
        "with Bearer hunter2hunter2",
        "SecretAccessKey=hunter2",
        "AWS_SECRET_ACCESS_KEY=hunter2",
        "AccountKey=hunter2;EndpointSuffix=core",
        "see sig=hunter2",
        "token=hunter2",
        "{\"token\":\"hunter2\"}",
        "got eyJhbGciOihunter2.eyJzdWIiOihunter2.hunter2"
      })
  void secretsAreNot(String text) {
    assertThat(SecretMask.masked("error: " + text + " end")).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cannot fetch token: 401 Unauthorized",
        "password authentication failed for user \"flyte\"",
        "secret: not found in namespace flyte",
        "the basic check failed",
        "dial tcp 10.0.0.5:5432: connect: connection refused"
      })
  void wordsThatTellStay(String text) {
    assertThat(SecretMask.masked(text)).isEqualTo(text);
  }

  @Test
  void aQuoteDoesNotBeginWithinAUrlThatHoldsASignature() {
    String url = "https://b.example.com/key?X-Amz-Signature=" + "0123456789abcdef".repeat(4);
    assertThat(Quote.cut(SecretMask.masked(url + "\nAccessDenied: no"), Cause.OBJECT_STORE))
        .contains("AccessDenied: no")
        .doesNotContain("abcdef");
  }

  @Test
  void linesBecomeOne() {
    assertThat(Quote.cut("Error creating:\n\texceeded   quota", Cause.QUOTA))
        .isEqualTo("Error creating: exceeded quota");
  }
}
