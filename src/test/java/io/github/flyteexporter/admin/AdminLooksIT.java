package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The reads of flyteadmin that are made anyway, as direct looks. */
class AdminLooksIT {
  private final GeneratedAdmin admin = new GeneratedAdmin();

  @Test
  void everyReadIsALookOnceAndNoneIsMadeForIt() throws Exception {
    try (AdminServer server = new AdminServer(admin)) {
      assertThat(server.looks()).isEmpty();
      server.poll();
      assertThat(server.looks())
          .contains("projects ok status 200", "executions ok status 200", "version ok status 200");
      int asked = server.asked.size();
      assertThat(server.looks()).isEmpty();
      assertThat(server.asked).hasSize(asked);
    }
  }

  @Test
  void anErrorARefusalAndAHangAreSeen() throws Exception {
    try (AdminServer server =
        new AdminServer(
            admin, AdminCredentials.NONE, FlyteWorkflowIndex.NONE, Duration.ofMillis(700))) {
      server.poll();
      server.looks();
      server.answers(request -> request.response().setStatusCode(401).end());
      server.poll();
      assertThat(server.looks()).isNotEmpty().allMatch(look -> look.endsWith("denied status 401"));
      server.answers(request -> {});
      server.poll();
      assertThat(server.looks()).containsExactly("executions hung first_byte");
      server.answers(request -> request.response().setStatusCode(500).end());
      server.poll(Duration.ofMinutes(2));
      assertThat(server.looks()).containsExactly("executions error status 500");
      // left alone for a while: no look is made, and the one before is not one again
      server.poll(Duration.ofSeconds(1));
      assertThat(server.looks()).isEmpty();
    }
  }
}
