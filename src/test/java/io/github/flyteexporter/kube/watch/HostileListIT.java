package io.github.flyteexporter.kube.watch;

import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an API server may answer to a list: each time we end up with its objects again. */
class HostileListIT extends HostileApiServer {
  HostileListIT(Kept<?> kept) {
    super(kept);
  }

  /** The first list is answered like this, all others well. */
  private void recoversFrom(Handler<HttpServerRequest> bad, Reason reason) {
    recoversFrom(bad, reason, 1.25);
  }

  private void recoversFrom(Handler<HttpServerRequest> bad, Reason reason, double seconds) {
    recoversFrom(bad, 1, reason, seconds);
  }

  /** So many lists are answered like this, all others well. */
  private void recoversFrom(
      Handler<HttpServerRequest> bad, int lists, Reason reason, double seconds) {
    server.list = request -> (server.lists() <= lists ? bad : good).handle(request);
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.size() == 1 && server.watches() > 0);
      assertThat(watching.errors(reason)).isEqualTo(1);
      assertThat(watching.waits.get(0).toMillis()).isEqualTo((long) (1000 * seconds));
      await().until(() -> watching.watch.health().problem().isEmpty());
    }
  }

  @Test
  void aListThatIsNotAnswered() {
    recoversFrom(request -> {}, Reason.TIMEOUT);
  }

  @Test
  void aListThatStopsHalfway() {
    recoversFrom(
        request ->
            request
                .response()
                .setChunked(true)
                .putHeader("Content-Type", "application/json")
                .write("{\"items\":[{"),
        Reason.TIMEOUT);
  }

  @Test
  void halfAList() {
    recoversFrom(request -> json(request, "{\"items\":[{\"metadata\":"), Reason.CUT_OFF);
  }

  @Test
  void anotherContentType() {
    recoversFrom(
        request -> request.response().putHeader("Content-Type", "text/html").end("<html>"),
        Reason.MALFORMED);
  }

  @Test
  void noJson() {
    recoversFrom(request -> json(request, "<html>"), Reason.MALFORMED);
  }

  @Test
  void aServerError() {
    recoversFrom(status(503), Reason.HTTP_STATUS);
  }

  @Test
  void aConnectionThatIsClosed() {
    // the JDK's client asks once more by itself
    recoversFrom(request -> request.connection().close(), 2, Reason.UNREACHABLE, 1.25);
  }

  @Test
  void aPageTokenThatIsTooOld() {
    recoversFrom(status(410), Reason.HTTP_STATUS);
  }

  @Test
  void tooManyListsAreWaitedForAsAsked() {
    recoversFrom(HostileApiServer::tooMany, Reason.HTTP_STATUS, 77);
  }

  @Test
  void waitsDoubleUpToAMinute() {
    server.list = status(500);
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.waits.size() > 8);
      assertThat(watching.waits)
          .extracting(Duration::toMillis)
          .startsWith(1250L, 2500L, 5000L, 10000L, 20000L, 40000L, 60000L, 60000L);
    }
  }

  @Test
  void whatIsForbiddenIsNamedInOneLine() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(ListWatch.class);
    log.addAppender(lines);
    lines.start();
    server.list = status(403);
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.errors(Reason.FORBIDDEN) > 3);
      assertThat(watching.watch.health().problem().get().reason()).isEqualTo(Reason.FORBIDDEN);
      assertThat(lines.list).hasSize(1);
      assertThat(lines.list.get(0).getFormattedMessage())
          .contains("\"list\"", quoted(kept.type().group()), quoted(kept.type().plural()));
      server.list = good;
      await().until(() -> watching.size() == 1);
    } finally {
      log.detachAppender(lines);
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  @Test
  void aTypeThatIsInstalledLaterIsFound() {
    server.list = status(404);
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.waits.size() > 2);
      assertThat(watching.waits).containsOnly(Duration.ofSeconds(30));
      server.list = good;
      await().until(() -> watching.size() == 1);
    }
  }
}
