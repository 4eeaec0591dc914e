package io.github.flyteexporter.kube.startlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.FailedStart;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which logs of failed migrations are read, and when. */
class MigrationLogIT extends MigrationLogFixture {
  @Test
  void theLastLinesAreReadAndClassified() {
    failed("admin-0", 0);
    assertThat(said()).isEmpty();
    untilSaid(1);
    assertThat(server.asked)
        .containsExactly(
            "/api/v1/namespaces/flyte/pods/admin-0/log?container=run-migrations&tailLines=20"
                + "&limitBytes=16384&previous=true");
    assertThat(read().series()).isEqualTo(1);
    assertThat(read().evidence())
        .containsExactly(
            new FailedStart(
                "admin-0", "flyteadmin", "connection_refused", "connection refused at pg:5432"));
    assertThat(lines.list).isEmpty();
  }

  @Test
  void aRunIsReadOnceAndAContainerOnceAMinute() {
    failed("admin-0", 0);
    round();
    now = START.plusSeconds(600);
    round();
    assertThat(server.asked).hasSize(1);
    failed("admin-0", 590);
    round();
    assertThat(server.asked).hasSize(2);
    failed("admin-0", 605);
    now = START.plusSeconds(659);
    round();
    assertThat(server.asked).hasSize(2);
    assertThat(said()).containsExactly(SAID + 1);
    now = START.plusSeconds(660);
    round();
    assertThat(server.asked).hasSize(3);
  }

  @Test
  void aPodThatGoesIsForgotten() {
    failed("admin-0", 0);
    untilSaid(1);
    pods.remove(pods.find("admin-0").get());
    assertThat(said()).isEmpty();
    assertThat(read().ok()).isTrue();
  }

  @Test
  void manyPodsAreReadAFewAtATime() {
    for (int i = 0; i < 8; i++) {
      failed("admin-" + i, 0);
    }
    round();
    assertThat(server.asked).hasSize(3);
    untilSaid(8);
    assertThat(server.asked).hasSize(8);
  }

  @Test
  void podsThatAreNotUpToDateSayNothing() {
    failed("admin-0", 0);
    untilSaid(1);
    stale = Optional.of(new Failure(Reason.UNREACHABLE, "x"));
    assertThat(read().failure()).isEqualTo(stale);
    assertThat(said()).isEmpty();
  }
}
