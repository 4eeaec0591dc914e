package io.github.flyteexporter.kube.startlog;

import static io.github.flyteexporter.kube.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an API server may answer when it is asked for the log of a failed migration. */
class MigrationLogAnswersIT extends MigrationLogFixture {
  @Test
  void withoutTheRightTheRuleIsNamedOnce() {
    server.list =
        request -> request.response().setStatusCode(403).end("{\"message\":\"CANARY forbidden\"}");
    failed("admin-0", 0);
    failed("admin-1", 0);
    untilFailed(Reason.FORBIDDEN);
    now = START.plusSeconds(60);
    round();
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "the log of run-migrations: not allowed: verb \"get\", apiGroup \"\","
                + " resource \"pods/log\"");
    server.list = text(REFUSED);
    now = START.plusSeconds(180);
    untilSaid(2);
  }

  @Test
  void aLogThatIsGoneSaysNothingAndIsNotAskedForAgain() {
    server.list = status(404);
    failed("admin-0", 0);
    round();
    server.list = status(400);
    failed("admin-1", 0);
    round();
    now = START.plusSeconds(3600);
    round();
    assertThat(server.asked).hasSize(2);
    assertThat(read().ok()).isTrue();
    assertThat(said()).isEmpty();
    assertThat(lines.list).isEmpty();
  }

  @Test
  void aLogThatDoesNotComeKeepsNoRoundWaiting() {
    limit(Duration.ofMillis(200));
    server.list = request -> {};
    failed("admin-0", 0);
    assertThat(source.read().isComplete()).isTrue();
    untilFailed(Reason.TIMEOUT);
  }

  @Test
  void aLogThatStopsHalfwayIsGivenUp() {
    limit(Duration.ofMillis(200));
    server.list =
        request ->
            request
                .response()
                .setChunked(true)
                .putHeader("Content-Type", "text/plain")
                .write(REFUSED);
    failed("admin-0", 0);
    untilFailed(Reason.TIMEOUT);
  }

  @Test
  void dropsAreNotWaitedForWithoutEnd() {
    server.list =
        request -> {
          request.response().setChunked(true).putHeader("Content-Type", "text/plain");
          long timer =
              server.vertx.setPeriodic(
                  5,
                  again -> {
                    now = now.plus(Duration.ofMillis(500));
                    request.response().write("x");
                  });
          request.connection().closeHandler(closed -> server.vertx.cancelTimer(timer));
        };
    failed("admin-0", 0);
    untilFailed(Reason.TIMEOUT);
    assertThat(read().failure().get().detail()).isEqualTo("the log did not arrive within 10000 ms");
  }

  @Test
  void aServerThatIsBusyIsLeftAloneAsLongAsItAsks() {
    server.list =
        request -> request.response().setStatusCode(429).putHeader("Retry-After", "180").end();
    failed("admin-0", 0);
    round();
    now = START.plusSeconds(179);
    round();
    assertThat(server.asked).hasSize(1);
    now = START.plusSeconds(180);
    round();
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void aHugeLogIsCut() {
    server.list = text(REFUSED + "x".repeat(10 << 20));
    failed("admin-0", 0);
    untilSaid(1);
    assertThat(log.bytes()).isEqualTo(16_384);
  }

  @Test
  void brokenTextIsReadAsFarAsItGoes() {
    Buffer broken = Buffer.buffer(new byte[] {(byte) 0xff, (byte) 0xc3, '\n', 0, '\n'});
    server.list =
        request ->
            request
                .response()
                .putHeader("Content-Type", "text/plain")
                .end(broken.copy().appendString(REFUSED));
    failed("admin-0", 0);
    untilSaid(1);
  }

  @Test
  void aWebPageIsNoLog() {
    server.list = request -> request.response().putHeader("Content-Type", "text/html").end(REFUSED);
    failed("admin-0", 0);
    untilFailed(Reason.MALFORMED);
  }

  @Test
  void plainTextIsNotAllThatIsAccepted() {
    server.list =
        request -> {
          boolean any = request.getHeader("Accept").contains("*/*");
          (any ? text(REFUSED) : status(406)).handle(request);
        };
    failed("admin-0", 0);
    untilSaid(1);
  }
}
