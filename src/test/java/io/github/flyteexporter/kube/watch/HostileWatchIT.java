package io.github.flyteexporter.kube.watch;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an API server may do to a watch: each time we end up with its objects again. */
class HostileWatchIT extends HostileApiServer {
  HostileWatchIT(Kept<?> kept) {
    super(kept);
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
          for (int i = 0; i <= ObjectWatch.MAX_EVENT_BYTES >> 20; i++) {
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

  @Test
  void tooManyWatchesAreWaitedForAsAsked() {
    survives(HostileApiServer::tooMany, Reason.HTTP_STATUS, false, 77);
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
