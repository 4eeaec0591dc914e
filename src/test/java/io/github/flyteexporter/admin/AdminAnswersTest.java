package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAnswersTest {
  private final AdminAnswers answers = AdminAnswers.recorded(Instant.EPOCH);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aRefusedCallIsEvidenceWithItsMessage() {
    answers.answered(
        "projects", 500, bytes("{\"code\":13,\"message\":\"why\",\"details\":[]}"), Duration.ZERO);
    answers.answered("version", 200, bytes("{\"control_plane_version\":{}}"), Duration.ZERO);
    assertThat(answers.evidence()).containsExactly(new RefusedCall("projects", 500, "why"));
    assertThat(answers.failure()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>502 Bad Gateway</html>", "[]", "{\"message\":{}}", "null"})
  void aBodyThatIsNotAdminsSaysNothing(String body) {
    answers.answered("projects", 502, bytes(body), Duration.ZERO);
    assertThat(answers.evidence()).containsExactly(new RefusedCall("projects", 502, ""));
  }

  @Test
  void onlyWhenNothingWasAnsweredIsAdminUnreadable() {
    answers.failed("projects", Reason.UNREACHABLE, "connection refused");
    assertThat(answers.failure().get().reason()).isEqualTo(Reason.UNREACHABLE);
    answers.answered("version", 200, bytes("{\"control_plane_version\":{}}"), Duration.ZERO);
    assertThat(answers.failure()).isEmpty();
  }
}
