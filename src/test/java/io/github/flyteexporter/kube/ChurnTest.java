package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static io.github.flyteexporter.kube.ScriptedApiServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A thousand workflows come, run, end and go while watches break and lists are taken anew. */
class ChurnTest {
  private static final int WORKFLOWS = 1_000;
  private static final int[] ENDS = {3, 5, 6};

  /** Events that one watch brings before it ends. */
  private static final int STRETCH = 333;

  private record Happening(String type, String uid, int phase) {}

  private final List<Happening> history = new ArrayList<>();
  private int watches;

  @Test
  void everyEndingIsCountedOnceAndNothingStays() throws Exception {
    happen();
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      int[] at = {0};
      server.list = request -> json(request, list(at[0], at(at[0])));
      server.watch = request -> watch(request, at);
      try (Watching watching = new Watching(server.url())) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> watching.ended() == WORKFLOWS && watching.size() == 0);
        assertThat(server.lists()).isGreaterThan(2);
        Map<String, Long> outcomes =
            watching.workflows.summary().of(List.of(), Instant.EPOCH).evidence().stream()
                .map(EndedWorkflow.class::cast)
                .collect(Collectors.groupingBy(one -> one.outcome().name(), Collectors.counting()));
        assertThat(outcomes).isEqualTo(Map.of("SUCCEEDED", 334L, "FAILED", 333L, "ABORTED", 333L));
      }
    }
  }

  /** Workflow i is created at step i, runs at i + 2, ends at i + 5 and is gone at i + 400. */
  private void happen() {
    for (int step = 0; step < WORKFLOWS + 400; step++) {
      add("ADDED", step, 0);
      add("MODIFIED", step - 2, 1);
      add("MODIFIED", step - 5, ENDS[Math.floorMod(step - 5, ENDS.length)]);
      int gone = step - 399;
      add("DELETED", gone, ENDS[Math.floorMod(gone, ENDS.length)]);
    }
  }

  private void add(String type, int number, int phase) {
    if (number >= 0 && number < WORKFLOWS) {
      history.add(new Happening(type, "w" + number, phase));
    }
  }

  /** The objects after so many events. */
  private String[] at(int version) {
    Map<String, String> objects = new LinkedHashMap<>();
    for (int i = 0; i < version; i++) {
      Happening happening = history.get(i);
      if (happening.type().equals("DELETED")) {
        objects.remove(happening.uid());
      } else {
        objects.put(happening.uid(), workflow(happening.uid(), i + 1, happening.phase()));
      }
    }
    return objects.values().toArray(String[]::new);
  }

  /** The events since a version, some of them; every fourth watch is refused as too old. */
  private void watch(HttpServerRequest request, int[] at) {
    int from = Integer.parseInt(request.getParam("resourceVersion"));
    int to = Math.min(history.size(), from + STRETCH);
    watches++;
    if (watches % 4 == 0) {
      at[0] = Math.min(history.size(), from + 100);
      request.response().setStatusCode(410).end();
      return;
    }
    Function<Integer, String> line =
        i ->
            event(
                history.get(i).type(),
                workflow(history.get(i).uid(), i + 1, history.get(i).phase()));
    List<String> lines = new ArrayList<>();
    for (int i = from; i < to; i++) {
      lines.add(line.apply(i));
    }
    events(request, lines.toArray(String[]::new));
    request.response().end();
  }
}
