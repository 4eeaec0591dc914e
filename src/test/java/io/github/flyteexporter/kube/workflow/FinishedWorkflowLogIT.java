package io.github.flyteexporter.kube.workflow;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static io.github.flyteexporter.kube.ScriptedApiServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.kube.watch.Kept;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FinishedWorkflowLogIT {
  @Test
  void anEndingIsCountedOnceThroughANewListAndWhatIsGoneDidNotEnd() throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list =
          request ->
              json(
                  request,
                  server.lists() == 1
                      ? list(
                          5,
                          workflow("old", 1, 5),
                          workflow("a", 2, 1),
                          workflow("gone", 3, 1),
                          workflow("lost", 4, 1))
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
  }

  @Test
  void whatEndedIsKeptForSomeMinutesAndCountedForEver() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    ObjectCache<WorkflowObject> workflows = FlyteWorkflows.cache(now::get);
    workflows.store().beginList();
    workflows.store().endList();
    for (int i = 0; i < 10_001; i++) {
      workflows.store().put(Kept.FLYTEWORKFLOWS.read(workflow("w" + i, i, 3)));
      workflows.store().remove(workflows.store().find("w" + i).get());
    }
    assertThat(workflows.summarize(Instant.EPOCH).evidence()).hasSize(10_000);
    now.set(now.get().plus(Duration.ofMinutes(6)));
    assertThat(workflows.summarize(Instant.EPOCH).evidence()).isEmpty();
    assertThat(Samples.of(workflows.summarize(Instant.EPOCH).samples()).sum(WorkflowSamples.ENDED))
        .hasValue(10_001);
  }
}
