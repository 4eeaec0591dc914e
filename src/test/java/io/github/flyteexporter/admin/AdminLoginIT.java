package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A flyteadmin that lets in only who has the right token, and tells the world which it was. */
class AdminLoginIT {
  private static final String CANARY = "canary-3f9c";
  private static final Duration PATIENT = Duration.ofSeconds(10);

  /** Gives tokens that are numbered, the next one each time one was refused. */
  private static final class Numbered implements AdminCredentials {
    private final List<String> refused = new ArrayList<>();
    private int number;

    @Override
    public Future<Optional<Header>> current() {
      return Future.succeededFuture(
          Optional.of(new Header("flyte-authorization", "Bearer " + CANARY + number)));
    }

    @Override
    public void refused(Header header, int status, String message) {
      refused.add(header.value());
      number++;
    }
  }

  private final Numbered credentials = new Numbered();
  private final GeneratedAdmin admin = new GeneratedAdmin();

  private void admit(HttpServerRequest request, String token, int otherwise) {
    String sent = request.getHeader("flyte-authorization");
    if (("Bearer " + token).equals(sent)) {
      admin.handle(request);
    } else {
      request
          .response()
          .setStatusCode(otherwise)
          .end("{\"code\":16,\"message\":\"your token is " + sent + "\",\"details\":[]}");
    }
  }

  @Test
  void aTokenThatIsRefusedIsReplacedOnce() throws Exception {
    try (AdminServer server =
        new AdminServer(
            request -> admit(request, CANARY + 1, 401),
            credentials,
            FlyteWorkflowIndex.NONE,
            PATIENT)) {
      assertThat(server.poll().failure()).isEmpty();
      assertThat(credentials.refused).containsExactly("Bearer " + CANARY + 0);
      assertThat(server.asked).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void whoIsRefusedTwiceGoesHome() throws Exception {
    try (AdminServer server =
        new AdminServer(
            request -> admit(request, "", 401), credentials, FlyteWorkflowIndex.NONE, PATIENT)) {
      assertThat(server.poll().failure().orElseThrow().reason()).isEqualTo(Reason.FORBIDDEN);
      assertThat(server.asked).hasSize(2);
      assertThat(credentials.refused).hasSize(2);
    }
  }

  @Test
  void whoHasNoTokenDoesNotAsk() throws Exception {
    AdminCredentials none =
        new AdminCredentials() {
          @Override
          public Future<Optional<Header>> current() {
            return Future.failedFuture("the secret " + CANARY + " was refused");
          }

          @Override
          public void refused(Header header, int status, String message) {
            throw new AssertionError("nothing was sent");
          }
        };
    try (AdminServer server = new AdminServer(admin, none, FlyteWorkflowIndex.NONE, PATIENT)) {
      Reading reading = server.poll();
      assertThat(reading.failure().orElseThrow().reason()).isEqualTo(Reason.FORBIDDEN);
      assertThat(reading.toString()).doesNotContain(CANARY);
      assertThat(server.asked).isEmpty();
    }
  }

  @Test
  void noReadingAndNoLogHoldsTheToken() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger("io.github.flyteexporter");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try {
      for (int status : new int[] {301, 400, 401, 403, 404, 429, 500, 501, 503}) {
        try (AdminServer server =
            new AdminServer(
                request -> admit(request, "", status),
                credentials,
                FlyteWorkflowIndex.NONE,
                PATIENT)) {
          for (int round = 0; round < 3; round++) {
            Reading reading = server.poll(Duration.ofMinutes(11));
            assertThat(reading.toString() + reading.evidence() + reading.failure())
                .doesNotContain(CANARY);
          }
        }
      }
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(CANARY));
  }
}
