package io.github.flyteexporter.kube.watch;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.kube.ScriptedApiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** What a well-behaved API server does. */
@ParameterizedClass
@FieldSource("io.github.flyteexporter.kube.watch.Kept#ALL")
class ListWatchIT {
  private final Kept<?> kept;
  private ScriptedApiServer server;

  ListWatchIT(Kept<?> kept) {
    this.kept = kept;
  }

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
                list(0, kept.object("a", 1)).replace("\"0\"", "\"5\",\"continue\":\"to=ken/2\""));
          } else {
            assertThat(request.getParam("continue")).isEqualTo("to=ken/2");
            json(request, list(5, kept.object("b", 2)));
          }
        };
    try (WatchingType<?> watching = kept.answered(server.url())) {
      await().until(() -> server.watches() > 0);
      assertThat(watching.size()).isEqualTo(2);
    }
    assertThat(server.asked.get(0)).isEqualTo(kept.type().path() + "limit=500");
    assertThat(server.asked.get(2)).contains("watch=true&allowWatchBookmarks=true");
    assertThat(server.asked.get(2)).endsWith("resourceVersion=5");
  }

  @Test
  void changesAreSeenAndTheWatchGoesOnFromTheNewestVersion() {
    server.list = request -> json(request, list(5, kept.object("a", 1), kept.object("b", 2)));
    server.watch =
        request -> {
          if (request.getParam("resourceVersion").equals("5")) {
            events(
                request,
                event("MODIFIED", kept.changed("a", 6)),
                event("DELETED", kept.object("b", 7)),
                event("ADDED", kept.object("c", 8)),
                event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"19\"}}"));
            request.response().end();
          } else {
            ScriptedApiServer.open(request);
          }
        };
    try (WatchingType<?> watching = kept.answered(server.url())) {
      await().until(() -> server.watches() > 1);
      assertThat(server.asked.get(2)).endsWith("resourceVersion=19");
      assertThat(watching.store.all().stream().map(Retained.class::cast))
          .containsExactlyInAnyOrder(
              kept.read(kept.changed("a", 6)), kept.read(kept.object("c", 8)));
      assertThat(server.lists()).isEqualTo(1);
      assertThat(watching.watch.health().problem()).isEmpty();
    }
  }

  @Test
  void closedItsThreadEnds() {
    WatchingType<?> watching = kept.answered(server.url());
    await().until(() -> server.watches() > 0);
    watching.close();
    await().until(() -> !watching.watch.alive());
  }
}
