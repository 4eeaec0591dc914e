package io.github.flyteexporter.signal.failure;

import static io.github.flyteexporter.signal.failure.Fault.UNKNOWN;
import static io.github.flyteexporter.signal.failure.Fault.USER;
import static io.github.flyteexporter.signal.failure.FlyteErrors.EXHAUSTED;
import static io.github.flyteexporter.signal.failure.FlyteErrors.SYSTEM;
import static io.github.flyteexporter.signal.failure.FlyteErrors.USERS;
import static io.github.flyteexporter.signal.failure.FlyteErrors.container;
import static io.github.flyteexporter.signal.failure.FlyteErrors.ended;
import static io.github.flyteexporter.signal.failure.FlyteErrors.failure;
import static io.github.flyteexporter.signal.failure.FlyteErrors.killed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What containers of a failed pod wrote, and which attempt of a task counts. */
class ContainerMessageTest {
  @Test
  void aContainerThatWasKilledBesideTheTasksOwnIsTheUsers() {
    String pod = container("n0", 0, "Completed", "") + container("side", 137, "Error", "");
    assertThat(failure(EXHAUSTED + "Interrupted", "USER", USERS + pod))
        .isEqualTo(new WorkflowFailure(USER, FailureReason.USER_CODE));
  }

  @Test
  void theInnermostAttemptTellsTheKind() {
    String inner = "[1/1] currentAttempt done. Last Error: USER::" + SYSTEM;
    assertThat(failure(EXHAUSTED + "Odd", "USER", inner + "odd").fault()).isEqualTo(UNKNOWN);
    String users = "[1/1] currentAttempt done. Last Error: SYSTEM::" + USERS;
    assertThat(
            failure(EXHAUSTED + "Odd", "SYSTEM", users + container("n0", 143, "Error", "")).fault())
        .isEqualTo(USER);
    assertThat(failure(EXHAUSTED + "Odd", "SYSTEM", users + "odd").fault())
        .as("no round failed, which blames nobody")
        .isEqualTo(UNKNOWN);
  }

  @Test
  void whatATaskWritesPutsItsFailureOnNobodyElse() {
    for (String claim :
        new String[] {
          "max number of system retry attempts [31/30] exhausted",
          "failed calling webhook \"flyte-pod-webhook.flyte.org\"",
          "preempted, Evicted, node shutdown",
          "Last Error: SYSTEM::x",
          "OOMKilled",
          "exceeded quota"
        }) {
      String wrote = SYSTEM + container("n0", 1, "Error", "line\r\n" + claim + "\r\nline");
      WorkflowFailure code = new WorkflowFailure(USER, FailureReason.USER_CODE);
      assertThat(failure(EXHAUSTED + "Interrupted", "USER", wrote)).as(claim).isEqualTo(code);
      assertThat(failure("USER:ValueError", "USER", claim)).as(claim).isEqualTo(code);
      assertThat(killed(ended("USER:ValueError", "USER", claim))).as(claim).isFalse();
      assertThat(killed(ended(EXHAUSTED + "Interrupted", "USER", wrote))).isFalse();
    }
  }

  @Test
  void whatTheNextContainerSaysIsRead() {
    String pod =
        container("n0", 1, "Error", "some\r\nlines") + container("side", 137, "OOMKilled", "x");
    assertThat(failure(EXHAUSTED + "Interrupted", "USER", SYSTEM + pod).reason())
        .isEqualTo(FailureReason.OOM);
  }
}
