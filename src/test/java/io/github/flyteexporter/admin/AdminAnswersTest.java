package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAnswersTest {
  private final AdminAnswers answers =
      new AdminAnswers(new AdminCache(FlyteWorkflowIndex.NONE), Instant.EPOCH);

  private void answered(AdminRequest request, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    answers.answered(request, new AdminResponse(status, bytes, Optional.empty(), Duration.ZERO));
  }

  @Test
  void aRefusedCallIsEvidenceWithItsMessage() {
    answered(AdminRequest.Fixed.PROJECTS, 500, "{\"code\":13,\"message\":\"why\",\"details\":[]}");
    answered(AdminRequest.Fixed.VERSION, 200, "{\"control_plane_version\":{}}");
    assertThat(answers.evidence()).containsExactly(new RefusedCall("projects", 500, "why"));
    assertThat(answers.failure()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>502 Bad Gateway</html>", "[]", "{\"message\":{}}", "null"})
  void aBodyThatIsNotAdminsSaysNothing(String body) {
    answered(AdminRequest.Fixed.PROJECTS, 502, body);
    assertThat(answers.evidence()).containsExactly(new RefusedCall("projects", 502, ""));
  }

  @Test
  void onlyWhenNothingWasAnsweredIsAdminUnreadable() {
    answers.failed(
        AdminRequest.Fixed.PROJECTS, new Failure(Reason.UNREACHABLE, "connection refused"));
    assertThat(answers.failure().get().reason()).isEqualTo(Reason.UNREACHABLE);
    answered(AdminRequest.Fixed.VERSION, 200, "{\"control_plane_version\":{}}");
    assertThat(answers.failure()).isEmpty();
  }
}
