package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static io.github.flyteexporter.kube.ScriptedApiServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a well-behaved API server does. */
class ListWatchTest {
  private ScriptedApiServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aListIsReadInPages() {
    server.list =
        request -> {
          if (request.getParam("continue") == null) {
            json(
                request,
                list(0, workflow("a", 1, 1)).replace("\"0\"", "\"5\",\"continue\":\"to=ken/2\""));
          } else {
            assertThat(request.getParam("continue")).isEqualTo("to=ken/2");
            json(request, list(5, workflow("b", 2, 3)));
          }
        };
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> server.watches() > 0);
      assertThat(watching.size()).isEqualTo(2);
      assertThat(watching.ended()).isZero();
    }
    assertThat(server.asked.get(0))
        .isEqualTo("/apis/flyte.lyft.com/v1alpha1/flyteworkflows?limit=500");
    assertThat(server.asked.get(2)).contains("watch=true&allowWatchBookmarks=true");
    assertThat(server.asked.get(2)).endsWith("resourceVersion=5");
  }

  @Test
  void changesAreSeenAndTheWatchGoesOnFromTheNewestVersion() {
    server.list = request -> json(request, list(5, workflow("a", 1, 1), workflow("b", 2, 1)));
    server.watch =
        request -> {
          if (request.getParam("resourceVersion").equals("5")) {
            events(
                request,
                event("MODIFIED", workflow("a", 6, 3)),
                event("DELETED", workflow("b", 7, 1)),
                event("ADDED", workflow("c", 8, 0)),
                event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"19\"}}"));
            request.response().end();
          } else {
            ScriptedApiServer.open(request);
          }
        };
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> server.watches() > 1);
      assertThat(server.asked.get(2)).endsWith("resourceVersion=19");
      assertThat(watching.size()).isEqualTo(2);
      assertThat(watching.ended()).isEqualTo(1);
      assertThat(server.lists()).isEqualTo(1);
      assertThat(watching.watch.health().problem()).isEmpty();
    }
  }

  @Test
  void anEndingIsCountedOnceThroughANewListAndADeletionIsNoEnding() {
    server.list =
        request ->
            json(
                request,
                server.lists() == 1
                    ? list(5, workflow("old", 1, 5), workflow("a", 2, 1), workflow("gone", 3, 1))
                    : list(9, workflow("old", 1, 5), workflow("a", 6, 3), workflow("new", 8, 5)));
    server.watch =
        request -> {
          if (request.getParam("resourceVersion").equals("5")) {
            events(
                request,
                event("MODIFIED", workflow("a", 6, 3)),
                event("DELETED", workflow("gone", 7, 1)),
                event("ERROR", "{\"kind\":\"Status\",\"code\":410}"));
          } else {
            ScriptedApiServer.open(request);
          }
        };
    try (Watching watching = new Watching(server.url())) {
      await().until(() -> server.watches() > 1);
      assertThat(watching.ended()).as("a, and new between the watches").isEqualTo(2);
      assertThat(watching.size()).isEqualTo(3);
      assertThat(server.lists()).isEqualTo(2);
    }
  }

  @Test
  void closedItsThreadEnds() {
    Watching watching = new Watching(server.url());
    await().until(() -> server.watches() > 0);
    watching.close();
    await().until(() -> !watching.watch.alive());
  }
}
