package io.github.flyteexporter.kube.watch;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.SettableTime;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Lists and watches have an end, and what they bring has a limit. */
@ParameterizedClass
@FieldSource("io.github.flyteexporter.kube.watch.Kept#ALL")
class BoundedWatchIT {
  private static final Duration MOMENT = Duration.ofMillis(50);

  private final Kept<?> kept;
  private ScriptedApiServer server;

  BoundedWatchIT(Kept<?> kept) {
    this.kept = kept;
  }

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
    server.list = request -> json(request, list(5, kept.object("a", 1)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** {@code events-stale-watch}: 200 and nothing, as for an event's version that was compacted. */
  @Test
  void twoWatchesThatEndAtOnceWithoutAnEventAreFollowedByANewList() {
    server.list =
        request ->
            json(
                request,
                server.lists() == 1
                    ? list(100, kept.object("a", 1))
                    : list(900, kept.object("a", 1), kept.object("b", 800)));
    server.watch =
        request -> {
          ScriptedApiServer.open(request);
          if (request.getParam("resourceVersion").equals("100")) {
            request.response().end();
          }
        };
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.size() == 2 && server.watches() == 3);
      assertThat(server.lists()).isEqualTo(2);
      assertThat(server.asked.get(4)).endsWith("resourceVersion=900");
      assertThat(watching.errors(Reason.CUT_OFF)).isEqualTo(1);
      assertThat(watching.watch.health().problem()).isEmpty();
    }
  }

  @Test
  void emptyWatchesWithEventsBetweenThemAreNotFollowedByAList() {
    server.watch =
        request -> {
          long number = server.watches();
          if (number % 2 == 0) {
            events(request, event("ADDED", kept.object("o" + number, 9)));
          } else {
            ScriptedApiServer.open(request);
          }
          request.response().end();
        };
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> server.watches() > 8);
      assertThat(server.lists()).isEqualTo(1);
      assertThat(watching.watch.errors()).isEmpty();
    }
  }

  @Test
  void aWatchThatTheServerDoesNotEndIsEnded() {
    server.watch =
        request -> {
          ScriptedApiServer.open(request);
          bookmark(request);
          every(request, () -> bookmark(request));
        };
    try (WatchingType<?> watching = watching(TimeSource.system(), 1_000)) {
      await().until(() -> server.watches() > 2);
      assertThat(server.lists()).isEqualTo(1);
      assertThat(watching.watch.errors()).isEmpty();
      await().until(() -> server.connections.get() <= 2);
    }
  }

  private static void bookmark(HttpServerRequest request) {
    request
        .response()
        .write(event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"6\"}}") + "\n");
  }

  private void every(HttpServerRequest request, Runnable action) {
    server.vertx.setPeriodic(
        MOMENT.toMillis(),
        timer -> {
          if (request.response().closed()) {
            server.vertx.cancelTimer(timer);
          } else {
            action.run();
          }
        });
  }

  @Test
  void anEventThatDoesNotEndIsGivenUp() {
    server.watch =
        request -> {
          ScriptedApiServer.open(request);
          request.response().write("{\"type\":\"ADDED\",\"object\":{\"a\":\"");
          every(request, () -> request.response().write("x"));
        };
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.errors(Reason.TIMEOUT) > 0);
      assertThat(watching.watch.health().problem()).isPresent();
    }
  }

  @Test
  void aListThatTricklesIsGivenUp() {
    server.list =
        request -> {
          events(request, "{\"items\":[");
          every(request, () -> request.response().write(" "));
        };
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> watching.errors(Reason.TIMEOUT) > 0);
      assertThat(watching.store.complete()).isFalse();
      assertThat(watching.watch.health().problem().get().detail()).contains("not complete after");
    }
  }

  @Test
  void pagesThatTakeTooLongTogetherAreGivenUp() {
    SettableTime time = new SettableTime(Instant.EPOCH);
    server.list =
        request -> {
          time.pass(WatchingType.FAST.answer().multipliedBy(2));
          json(request, page("t" + server.lists()));
        };
    try (WatchingType<?> watching = watching(time, 1_000)) {
      await().until(() -> watching.errors(Reason.TIMEOUT) > 0);
      assertThat(List.copyOf(server.asked).subList(0, 5))
          .filteredOn(uri -> uri.contains("continue"))
          .hasSize(4);
      assertThat(watching.store.complete()).isFalse();
    }
  }

  private String page(String next) {
    return list(0, kept.object("a", 1)).replace("\"0\"", "\"5\",\"continue\":\"" + next + "\"");
  }

  @Test
  void aPageThatLeadsToItselfIsNotReadForEver() {
    server.list = request -> json(request, page("same"));
    try (WatchingType<?> watching = watching(new SettableTime(Instant.EPOCH), 1_000)) {
      await().until(() -> watching.errors(Reason.TOO_LARGE) > 0);
      assertThat(watching.waits.get(0)).isEqualTo(Duration.ofMillis(1250));
      assertThat(watching.watch.health().problem().get().detail())
          .isEqualTo("the list has more than 14 pages");
    }
  }

  private static void assertTooLarge(WatchingType<?> watching) {
    assertThat(watching.store.complete()).isFalse();
    assertThat(watching.watch.health().problem().get().reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(watching.watch.health().problem().get().detail())
        .contains("more than 100 objects", "memory limit", "kubernetes.limitNamespace");
    assertThat(watching.waits).contains(WatchingType.FAST.tooLarge());
  }

  private String[] objects(int count) {
    return IntStream.range(0, count).mapToObj(i -> kept.object("o" + i, 1)).toArray(String[]::new);
  }

  @Test
  void tooManyObjectsOfAListAreGivenUpUntilThereAreFewer() {
    server.list = request -> json(request, list(5, objects(server.lists() == 1 ? 101 : 100)));
    try (WatchingType<?> watching = watching(new SettableTime(Instant.EPOCH), 100)) {
      await().until(() -> watching.size() == 100 && server.watches() > 0);
      assertThat(watching.errors(Reason.TOO_LARGE)).isEqualTo(1);
      assertThat(watching.waits.get(0)).isEqualTo(WatchingType.FAST.tooLarge());
      await().until(() -> watching.watch.health().problem().isEmpty());
    }
  }

  @Test
  void tooManyObjectsOfAWatchAreGivenUp() {
    server.list = request -> json(request, list(5, objects(server.lists() == 1 ? 100 : 101)));
    server.watch = request -> events(request, event("ADDED", kept.object("b", 9)));
    try (WatchingType<?> watching = watching(new SettableTime(Instant.EPOCH), 100)) {
      await().until(() -> watching.errors(Reason.TOO_LARGE) > 1);
      assertTooLarge(watching);
    }
  }

  @Test
  void requestsThatAreNotAnsweredLeaveNoConnectionOpen() {
    server.list = request -> {};
    try (WatchingType<?> watching = kept.watching(server.url())) {
      await().until(() -> server.lists() > 4);
      assertThat(server.connections.get()).isLessThanOrEqualTo(2);
      server.list = request -> json(request, list(5, kept.object("a", 1)));
      await().until(() -> watching.size() == 1);
    }
  }

  private WatchingType<?> watching(TimeSource time, int maxObjects) {
    return kept.watching(server.url(), time, maxObjects);
  }
}
