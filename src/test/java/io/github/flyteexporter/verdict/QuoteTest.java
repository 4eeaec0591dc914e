package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Flyte's own words on a page: what tells is shown, what is secret is not. */
class QuoteTest {
  @Test
  void theWordsThatTellAndWhatLiesAtTheirEndAreShown() {
    String text =
        "x".repeat(300)
            + " caused by [unexpected error type for: 10.0.0.5:5432: "
            + "dial ".repeat(100)
            + "connection refused]";
    int from = text.indexOf("unexpected");
    assertThat(Quote.cut(text, from))
        .startsWith("…")
        .contains("unexpected error type for: 10.0.0.5:5432", " … ")
        .endsWith("connection refused]")
        .hasSizeLessThan(220);
  }

  @Test
  void signaturesAndPasswordsAreNot() {
    String text =
        "Failed to write data [12b] to path [x]. caused by: Put"
            + " \"https://me:hunter2@store.example.com/bucket/key?X-Amz-Signature=cafe&X=1\": refused,"
            + " password=hunter3 Authorization: hunter4 with Bearer hunter5";
    assertThat(Quote.cut(text, 0))
        .contains("store.example.com/bucket/key")
        .doesNotContain("hunter", "cafe", "X-Amz");
  }

  @Test
  void linesBecomeOne() {
    assertThat(Quote.cut("Error creating:\n\texceeded   quota", 0))
        .isEqualTo("Error creating: exceeded quota");
  }
}
