package io.github.flyteexporter.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of real reports that name no part of the platform: a user's data or own service. */
class UnrelatedTextsTest {
  static List<String> others() {
    return List.of(
        "failed database operation with invalid byte sequence for encoding \"UTF8\": 0x00",
        "failed database operation with value too long for type character varying(255)",
        "failed database operation with index row size 2904 exceeds btree version 4 maximum 2704",
        "https://dbc-1.cloud.databricks.com/api/2.1/jobs/runs/submit\": dial tcp 10.20.1.1:443:"
            + " i/o timeout",
        "Timeout\nTimeout in node",
        "RetriesExhausted|Interrupted\n[3/3] currentAttempt done. Last Error: SYSTEM::Pod failed."
            + " No message received from kubernetes.\r\n[x-n0-0] terminated with exit code (143)."
            + " Reason [Error]. Message: \nshutting down.");
  }

  @ParameterizedTest
  @MethodSource("others")
  void othersNameNothing(String text) {
    assertThat(ErrorTexts.meaning(text)).isEmpty();
  }
}
