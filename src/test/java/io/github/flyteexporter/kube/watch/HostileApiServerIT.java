package io.github.flyteexporter.kube.watch;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static io.github.flyteexporter.kube.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.LoggerFactory;

/** What an API server may do to us: each time we end up with its objects again. */
@ParameterizedClass
@FieldSource("io.github.flyteexporter.kube.watch.Kept#ALL")
class HostileApiServerIT {
  private final Kept<?> kept;
  private final Handler<HttpServerRequest> good;
  private final Handler<HttpServerRequest> another;
  private ScriptedApiServer server;

  HostileApiServerIT(Kept<?> kept) {
    this.kept = kept;
    this.good = request -> json(request, list(5, kept.object("a", 1)));
    this.another = request -> events(request, event("ADDED", kept.object("b", 9)));
  }

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
    server.list = good;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The first list is answered like this, all others well. */
  private void recoversFrom(Handler<HttpServerRequest> bad, Reason reason) {
    recoversFrom(bad, reason, 1.25);
  }

  private void recoversFrom(Handler<HttpServerRequest> bad, Reason reason, double seconds) {
    server.list = request -> (server.lists() == 1 ? bad : good).handle(request);
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.size() == 1 && server.watches() > 0);
      assertThat(watching.errors(reason)).isEqualTo(1);
      assertThat(watching.waits.get(0).toMillis()).isEqualTo((long) (1000 * seconds));
      await().until(() -> watching.watch.health().problem().isEmpty());
    }
  }

  /** The first watch is answered like this, all others well. */
  private void survives(Handler<HttpServerRequest> bad, Reason reason, boolean listAgain) {
    survives(bad, reason, listAgain, 1.25);
  }

  private void survives(
      Handler<HttpServerRequest> bad, Reason reason, boolean listAgain, double seconds) {
    server.watch = request -> (server.watches() == 1 ? bad : another).handle(request);
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.size() == 2);
      assertThat(watching.errors(reason)).isGreaterThanOrEqualTo(1);
      assertThat(watching.waits.get(0).toMillis()).isEqualTo((long) (1000 * seconds));
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
  void aWatchThatBecomesTooOldIsListedAnew() {
    survives(
        request -> events(request, event("ERROR", "{\"kind\":\"Status\",\"code\":410}")),
        Reason.HTTP_STATUS,
        true);
  }

  @Test
  void aWatchOfAnotherContentType() {
    survives(
        request -> request.response().putHeader("Content-Type", "text/html").end("<html>"),
        Reason.MALFORMED,
        true);
  }

  @Test
  void aWatchThatHangsGoesOnWhereItWas() {
    survives(ScriptedApiServer::open, Reason.TIMEOUT, false);
  }

  @Test
  void aWatchThatBeginsAndHangsAgainAndAgainIsABadOne() {
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.errors(Reason.TIMEOUT) > 0);
      Set<Boolean> bad = new HashSet<>();
      await()
          .until(
              () -> {
                bad.add(watching.watch.health().problem().isPresent());
                return watching.errors(Reason.TIMEOUT) > 2;
              });
      assertThat(bad).containsExactly(true);
      server.watch = another;
      await().until(() -> watching.watch.health().problem().isEmpty());
      assertThat(server.lists()).isEqualTo(1);
    }
  }

  @Test
  void watchesThatEndAfterEachEventLoseNone() {
    int last = 25;
    server.watch =
        request -> {
          int from = Integer.parseInt(request.getParam("resourceVersion"));
          if (from < last) {
            events(request, event("ADDED", kept.object("o" + from, from + 1L)));
            request.response().end();
          } else {
            ScriptedApiServer.open(request);
          }
        };
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.size() == 1 + last - 5);
      assertThat(watching.waits.subList(0, last - 5)).containsOnly(Duration.ofMillis(1250));
      assertThat(server.lists()).isEqualTo(1);
    }
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
          for (int i = 0; i <= ObjectWatch.MAX_LINE_BYTES >> 20; i++) {
            request.response().write(much);
          }
        },
        Reason.TOO_LARGE,
        true);
  }

  @Test
  void anObjectOfFiveMegabytesIsReadAndMeasured() {
    String large = kept.large("b", 6, 5 << 20);
    server.watch = request -> events(request, event("ADDED", large));
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.size() == 2);
      assertThat(watching.store.find("b").map(Retained.class::cast)).hasValue(kept.read(large));
      assertThat(watching.watch.errors()).isEmpty();
    }
  }

  private static void tooMany(HttpServerRequest request) {
    request.response().setStatusCode(429).putHeader("Retry-After", "77").end();
  }

  @Test
  void tooManyListsAreWaitedForAsAsked() {
    recoversFrom(HostileApiServerIT::tooMany, Reason.HTTP_STATUS, 77);
  }

  @Test
  void tooManyWatchesAreWaitedForAsAsked() {
    survives(HostileApiServerIT::tooMany, Reason.HTTP_STATUS, false, 77);
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
  void aWatchThatEndsAtOnceIsNotAskedForInALoop() {
    server.watch =
        request -> {
          events(request);
          request.response().end();
        };
    try (WatchingType<?> watching = kept.watching(server.url())) {
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

  @Test
  void aServerThatIsGoneAndComesBack() throws Exception {
    int port = server.port();
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> server.watches() > 0);
      server.stop();
      await().until(() -> watching.errors(Reason.UNREACHABLE) > 0);
      assertThat(watching.size()).isEqualTo(1);
      server.watch = another;
      server.listen(port);
      await().until(() -> watching.size() == 2);
    }
  }
}
