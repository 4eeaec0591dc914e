package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static io.github.flyteexporter.kube.ScriptedApiServer.status;
import static io.github.flyteexporter.kube.ScriptedApiServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an API server may do to us: each time we end up with its objects again. */
class HostileApiServerTest {
  private static final Handler<HttpServerRequest> GOOD =
      request -> json(request, list(5, workflow("a", 1, 1)));

  private static final Handler<HttpServerRequest> ANOTHER =
      request -> events(request, event("ADDED", workflow("b", 9, 1)));

  private ScriptedApiServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
    server.list = GOOD;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The first list is answered like this, all others well. */
  private void recoversFrom(Handler<HttpServerRequest> bad, Reason reason) {
    server.list = request -> (server.lists() == 1 ? bad : GOOD).handle(request);
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.size() == 1 && server.watches() > 0);
      assertThat(watching.errors(reason)).isEqualTo(1);
      await().until(() -> watching.watch.health().problem().isEmpty());
    }
  }

  /** The first watch is answered like this, all others well. */
  private void survives(Handler<HttpServerRequest> bad, Reason reason, boolean listAgain) {
    server.watch = request -> (server.watches() == 1 ? bad : ANOTHER).handle(request);
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.size() == 2);
      assertThat(watching.errors(reason)).isGreaterThanOrEqualTo(1);
      assertThat(server.lists()).isEqualTo(listAgain ? 2 : 1);
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
    recoversFrom(request -> request.connection().close(), Reason.UNREACHABLE);
  }

  @Test
  void aPageTokenThatIsTooOld() {
    recoversFrom(status(410), Reason.HTTP_STATUS);
  }

  @Test
  void aWatchThatIsTooOldIsListedAnew() {
    survives(status(410), Reason.HTTP_STATUS, true);
  }

  @Test
  void aWatchThatHangsGoesOnWhereItWas() {
    survives(ScriptedApiServer::open, Reason.TIMEOUT, false);
  }

  @Test
  void halfAnEvent() {
    survives(
        request -> {
          events(request, "{\"type\":\"ADDED\",\"object\":{\"metadata\"");
          request.response().end();
        },
        Reason.CUT_OFF,
        false);
  }

  @Test
  void anEventThatHasNoEnd() {
    String much = "x".repeat(1 << 20);
    survives(
        request -> {
          events(request);
          request.response().write("{\"type\":\"ADDED\",\"object\":{\"spec\":{\"a\":\"");
          for (int i = 0; i <= ListWatch.LONGEST_LINE >> 20; i++) {
            request.response().write(much);
          }
        },
        Reason.TOO_LARGE,
        true);
  }

  @Test
  void anObjectOfFiveMegabytesIsReadAndMeasured() {
    String large =
        workflow("b", 6, 1).replace("\"nodes\":{}", "\"x\":\"" + "y".repeat(5 << 20) + "\"");
    server.watch = request -> events(request, event("ADDED", large));
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.size() == 2);
      assertThat(watching.workflows.store().find("b").get().bytes()).isEqualTo(large.length());
      assertThat(watching.watch.errors()).isEmpty();
    }
  }

  @Test
  void tooManyRequestsAreWaitedForAsAsked() {
    server.list =
        request -> {
          if (server.lists() == 1) {
            request.response().setStatusCode(429).putHeader("Retry-After", "77").end();
          } else {
            GOOD.handle(request);
          }
        };
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.size() == 1);
      assertThat(watching.waits.get(0)).isEqualTo(Duration.ofSeconds(77));
    }
  }

  @Test
  void waitsDoubleUpToAMinute() {
    server.list = status(500);
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.waits.size() > 8);
      assertThat(watching.waits)
          .extracting(Duration::toMillis)
          .startsWith(1250L, 2500L, 5000L, 10000L, 20000L, 40000L, 60000L, 60000L);
    }
  }

  @Test
  void aWatchThatEndsAtOnceIsNotAskedForInALoop() {
    server.watch =
        request -> {
          events(request);
          request.response().end();
        };
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.waits.size() > 3);
      assertThat(watching.waits.get(3)).isEqualTo(Duration.ofSeconds(10));
      assertThat(watching.watch.health().problem()).isEmpty();
    }
  }

  @Test
  void whatIsForbiddenIsNamedInOneLine() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(ListWatch.class);
    log.addAppender(lines);
    lines.start();
    server.list = status(403);
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.errors(Reason.FORBIDDEN) > 3);
      assertThat(watching.watch.health().problem().get().reason()).isEqualTo(Reason.FORBIDDEN);
      assertThat(lines.list).hasSize(1);
      assertThat(lines.list.get(0).getFormattedMessage())
          .contains("\"list\"", "\"flyte.lyft.com\"", "\"flyteworkflows\"");
      server.list = GOOD;
      await().until(() -> watching.size() == 1);
    } finally {
      log.detachAppender(lines);
    }
  }

  @Test
  void aTypeThatIsInstalledLaterIsFound() {
    server.list = status(404);
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> watching.waits.size() > 2);
      assertThat(watching.waits).containsOnly(Duration.ofSeconds(30));
      server.list = GOOD;
      await().until(() -> watching.size() == 1);
    }
  }

  @Test
  void aServerThatIsGoneAndComesBack() throws Exception {
    int port = server.port();
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> server.watches() > 0);
      server.stop();
      await().until(() -> watching.errors(Reason.UNREACHABLE) > 0);
      assertThat(watching.size()).isEqualTo(1);
      server.watch = ANOTHER;
      server.listen(port);
      await().until(() -> watching.size() == 2);
    }
  }
}
