package io.github.flyteexporter.auth.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.docs.GeneratedText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of reasons in src/docs/authentication.md is made from the hints. After a deliberate
 * change: {@code mvn -B test -Dtest=HintsTest -Drewrite=true}.
 */
class RemediationTest {
  private static final Path DOCS = Path.of("src/docs/authentication.md");

  @Test
  void everyStepAndReasonHasOneSentence() {
    for (AuthStep step : AuthStep.values()) {
      for (AuthReason reason : AuthReason.values()) {
        assertThat(Remediation.of(step, reason))
            .hasSizeBetween(30, 300)
            .doesNotEndWith(".")
            .doesNotContain("\n", "|");
      }
    }
  }

  @Test
  void aDetailLeavesRoomForItsHint() {
    String detail =
        new AuthFailure(AuthStep.CALL, AuthReason.CLOCK, "x".repeat(5_000)).failure().detail();
    assertThat(detail).endsWith(Remediation.of(AuthStep.CALL, AuthReason.CLOCK));
  }

  @Test
  void readmeHoldsTheTable() throws Exception {
    GeneratedText.assertSection(DOCS, "auth hints", table());
  }

  /** Reasons with the same hint stand in one row, those with the step's last resort in its last. */
  private static String table() {
    StringBuilder table = new StringBuilder("| Step | Reason | What to change |\n|---|---|---|\n");
    for (AuthStep step : AuthStep.values()) {
      Map<String, String> rows = new LinkedHashMap<>();
      String rest = Remediation.of(step, AuthReason.OTHER);
      Arrays.stream(AuthReason.values())
          .filter(reason -> !Remediation.of(step, reason).equals(rest))
          .forEach(
              reason ->
                  rows.merge(
                      Remediation.of(step, reason),
                      "`" + reason.label() + "`",
                      (one, other) -> one + " " + other));
      rows.put(rest, rows.isEmpty() ? "any" : "others");
      table.append(
          rows.entrySet().stream()
              .map(
                  row ->
                      "| `"
                          + step.label()
                          + "` | "
                          + row.getValue()
                          + " | "
                          + row.getKey()
                          + " |\n")
              .collect(Collectors.joining()));
    }
    return table.toString();
  }
}
