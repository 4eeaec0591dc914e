package io.github.flyteexporter.kube.watch;

import static io.github.flyteexporter.kube.ScriptedApiServer.workflow;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.kube.ChurnHistory;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.kube.event.EventObject;
import io.github.flyteexporter.kube.event.EventSummary;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.pod.TaskPodSummary;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.kube.workflow.WorkflowObject;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailedPod;
import io.github.flyteexporter.reading.Evidence.PodEvent;
import io.github.flyteexporter.signal.state.PodEvents;
import io.github.flyteexporter.signal.state.PodFailures;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many objects come, change and go while watches break and lists are taken anew. */
class ChurnIT {
  private static final int WORKFLOWS = 1_000;
  private static final int PODS = 5_000;
  private static final int EVENTS = 1_000;
  private static final int[] ENDS = {3, 5, 6};

  /** What becomes of pods: nothing bad, and what they die of. */
  private static final List<String> FATES =
      List.of("none", "oom_killed", "evicted", "exit_1", "exit_137");

  private static final Instant NOW = Instant.EPOCH;

  private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
  private final ObjectCache<WorkflowObject> workflows = FlyteWorkflows.cache(clock::get);
  private final ObjectCache<PodObject> pods =
      ObjectCache.withDeleted(Kept.TASK_PODS.reader(), new TaskPodSummary());
  private final ObjectCache<EventObject> events =
      ObjectCache.withDeleted(Kept.POD_EVENTS.reader(), new EventSummary(uid -> true));
  private final List<WeakReference<Retained>> held = new ArrayList<>();
  private PodFailures failures = PodFailures.NONE;
  private PodEvents happened = PodEvents.NONE;

  @Test
  void everythingIsCountedOnceAndNothingStays() throws Exception {
    Map<String, ChurnHistory> histories =
        Map.of(
            "flyteworkflows",
            new ChurnHistory(WORKFLOWS, ChurnIT::workflowAt),
            "pods",
            new ChurnHistory(PODS, ChurnIT::podAt),
            "events",
            new ChurnHistory(EVENTS, ChurnIT::eventAt));
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list = request -> histories.get(plural(request.path())).list(request);
      server.watch = request -> histories.get(plural(request.path())).watch(request);
      try (Watching watching = new Watching(server.url(), workflows);
          WatchingType<PodObject> watchingPods =
              new WatchingType<>(server.url(), Kept.TASK_PODS.type(), pods);
          WatchingType<EventObject> watchingEvents =
              new WatchingType<>(server.url(), Kept.POD_EVENTS.type(), events)) {
        await().until(() -> pods.store().complete() && events.store().complete());
        await().until(() -> workflows.store().complete());
        round();
        histories.values().forEach(ChurnHistory::begin);
        await()
            .atMost(Duration.ofMinutes(2))
            .until(
                () -> {
                  round();
                  return watching.ended() == WORKFLOWS
                      && histories.values().stream().allMatch(ChurnHistory::over)
                      && List.of(watching, watchingPods, watchingEvents).stream()
                          .allMatch(type -> type.size() == 0);
                });
        round();
        assertThat(histories.values()).allMatch(history -> history.lists() > 2);
        nothingIsCountedTwice();
        nothingStays();
      }
    }
  }

  /** What a round of the exporter does. */
  private void round() {
    failures = failures.plus(evidence(pods, FailedPod.class));
    happened = happened.plus(evidence(events, PodEvent.class));
    pods.store().all().stream().limit(1).forEach(one -> held.add(new WeakReference<>(one)));
    workflows.store().all().stream().limit(1).forEach(one -> held.add(new WeakReference<>(one)));
  }

  private static <R extends Retained, E extends Evidence> List<E> evidence(
      ObjectCache<R> cache, Class<E> type) {
    return cache.summarize(NOW).evidence().stream().map(type::cast).toList();
  }

  private void nothingIsCountedTwice() {
    Map<String, Long> outcomes =
        workflows.summarize(NOW).evidence().stream()
            .map(EndedWorkflow.class::cast)
            .collect(groupingBy(one -> one.outcome().name(), counting()));
    assertThat(outcomes).isEqualTo(Map.of("SUCCEEDED", 334L, "FAILED", 333L, "ABORTED", 333L));
    Map<String, Long> recount =
        IntStream.range(0, PODS)
            .filter(pod -> !fate(pod).equals("none"))
            .boxed()
            .collect(groupingBy(pod -> project(pod) + " " + fate(pod), counting()));
    assertThat(failures.counts())
        .hasSameSizeAs(recount)
        .allSatisfy(
            (kind, count) ->
                assertThat(recount)
                    .containsEntry(kind.where().project() + " " + kind.reason(), count));
    assertThat(happened.counts()).isEqualTo(Map.of("BackOff", 3L * EVENTS));
  }

  private void nothingStays() {
    round();
    assertThat(failures.known()).hasValueSatisfying(known -> assertThat(known).isEmpty());
    assertThat(happened.known()).hasValueSatisfying(known -> assertThat(known).isEmpty());
    assertThat(IntStream.range(0, PODS))
        .allMatch(i -> pods.find("o" + i).isEmpty() && events.find("o" + i).isEmpty());
    clock.set(NOW.plus(Duration.ofMinutes(6)));
    assertThat(workflows.summarize(NOW).evidence()).isEmpty();
    await().until(() -> collected(held));
  }

  @SuppressWarnings("SystemRunGC") // what nothing holds is gone after a collection
  private static boolean collected(List<WeakReference<Retained>> references) {
    System.gc();
    return references.stream().allMatch(one -> one.refersTo(null));
  }

  private static String plural(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String workflowAt(String uid, long version, int number, int change) {
    return workflow(uid, version, change < 2 ? change : ENDS[number % ENDS.length]);
  }

  private static String eventAt(String uid, long version, int number, int change) {
    return Kept.POD_EVENTS.template().formatted(uid, version, "", change + 1);
  }

  private static String fate(int pod) {
    return FATES.get(pod % FATES.size());
  }

  private static String project(int pod) {
    return "p" + pod % 3;
  }

  private static String podAt(String uid, long version, int number, int change) {
    String fate = change < 2 ? "none" : fate(number);
    return """
    {"metadata":{"uid":"%s","resourceVersion":"%d","labels":{"execution-id":"e","project":"%s","domain":"d"}},
     "status":{"phase":"%s","reason":"%s","containerStatuses":[{"name":"c","state":{"terminated":{"exitCode":%d,"reason":"%s"}}}]}}
    """
        .formatted(
            uid,
            version,
            project(number),
            change == 0
                ? "Pending"
                : change == 1 ? "Running" : fate.equals("none") ? "Succeeded" : "Failed",
            fate.equals("evicted") ? "Evicted" : "",
            fate.equals("exit_1") ? 1 : 137,
            fate.equals("oom_killed") ? "OOMKilled" : "Error")
        .replace("\n", "");
  }
}
