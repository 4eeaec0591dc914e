package io.github.flyteexporter.signal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.ControlPlanePod;
import io.github.flyteexporter.reading.Evidence.FailedPod;
import io.github.flyteexporter.reading.Evidence.PodEvent;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.kube.TaskPodSignals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pods' failures, events and restarts: each counted once. */
class KubeCountsTest {
  private static final PodFailures.Kind OOM =
      new PodFailures.Kind(new ProjectDomain("p", "d"), "oom_killed");

  private static FailedPod failed(String uid) {
    return new FailedPod(uid, "p", "d", "oom_killed");
  }

  private static PodEvent event(String uid, int count, boolean task) {
    return new PodEvent(uid, "BackOff", count, task);
  }

  private static ControlPlanePod pod(String uid, int restarts) {
    return new ControlPlanePod(uid, "flyte", uid, "flyteadmin", false, true, restarts);
  }

  @Test
  void whatHadFailedBeforeBeginsAtZero() {
    assertThat(PodFailures.NONE.plus(List.of(failed("a"), failed("b"))).counts())
        .isEqualTo(Map.of(OOM, 0L));
  }

  @Test
  void aFailedPodIsCountedOnceHoweverOftenItIsListed() {
    PodFailures failures = PodFailures.NONE.plus(List.of(failed("old")));
    for (int i = 0; i < 3; i++) {
      failures = failures.plus(List.of(failed("old"), failed("new"), failed("new")));
    }
    assertThat(failures.counts()).isEqualTo(Map.of(OOM, 1L));
    assertThat(failures.plus(List.of()).known().get()).isEmpty();
    assertThat(failures.plus(List.of()).counts()).isEqualTo(Map.of(OOM, 1L));
  }

  @Test
  void anEventCountsWhatItsCountGained() {
    PodEvents events = PodEvents.NONE.plus(List.of(event("old", 5, true)));
    assertThat(events.counts()).isEqualTo(Map.of("BackOff", 0L));
    events = events.plus(List.of(event("old", 5, true), event("new", 2, true)));
    assertThat(events.counts()).isEqualTo(Map.of("BackOff", 2L));
    events = events.plus(List.of(event("old", 8, true), event("new", 2, true)));
    assertThat(events.counts()).isEqualTo(Map.of("BackOff", 5L));
  }

  @Test
  void anEventIsCountedOnceItsPodIsKnownToBeATask() {
    PodEvents events = PodEvents.NONE.plus(List.of(event("old", 5, false)));
    events = events.plus(List.of(event("old", 5, true), event("new", 2, false)));
    assertThat(events.counts()).isEqualTo(Map.of("BackOff", 0L));
    events = events.plus(List.of(event("old", 6, true), event("new", 3, true)));
    assertThat(events.counts()).isEqualTo(Map.of("BackOff", 4L));
  }

  @Test
  void restartsStayWhenAPodIsReplaced() {
    PodRestarts restarts = PodRestarts.NONE.plus(List.of(pod("a", 3), pod("b", 0)));
    assertThat(restarts.counts()).isEqualTo(Map.of("flyteadmin", 3L));
    restarts = restarts.plus(List.of(pod("a", 4), pod("b", 0)));
    restarts = restarts.plus(List.of(pod("c", 0)));
    assertThat(restarts.counts()).isEqualTo(Map.of("flyteadmin", 4L));
    assertThat(restarts.plus(List.of(pod("c", 1))).counts()).isEqualTo(Map.of("flyteadmin", 5L));
  }

  private static Reading pods(String source, int second, String... projects) {
    List<Sample> samples = new ArrayList<>();
    for (String project : projects) {
      Labels labels = Labels.of("project", project, "domain", "d", "phase", "running");
      samples.add(new Sample(KubeSamples.TASK_PODS, labels.with("reason", "none"), 2));
    }
    return new Reading(
        new SourceId(source, "pods"),
        Instant.ofEpochSecond(second),
        Duration.ZERO,
        0,
        0,
        Samples.of(samples),
        List.of(),
        Optional.empty());
  }

  @Test
  void podsTakeSlotsTooAndTheRestIsAddedUp() {
    State state = State.empty(2).next(List.of(pods("kube", 1, "", "a", "b", "c", "e")));
    assertThat(state.slots().taken())
        .containsExactlyInAnyOrder(new ProjectDomain("a", "d"), new ProjectDomain("b", "d"));
    assertThat(state.slots().dropped()).hasSize(2);
    assertThat(
            Signals.of(List.of(TaskPodSignals.PODS), new RoundView(state, Instant.EPOCH))
                .values()
                .all()
                .stream()
                .map(value -> value.labels().get("project") + " " + value.number()))
        .containsExactlyInAnyOrder("a 2.0", "b 2.0", "_other 6.0");
  }

  @Test
  void whatNobodyLookedAtIsAbsent() {
    State state = State.empty(2).next(List.of(pods("scrape", 1, "a")));
    assertThat(state.counts()).isEqualTo(KubeCounts.NONE);
    assertThat(Signals.of(TaskPodSignals.ALL, new RoundView(state, Instant.EPOCH)).values().all())
        .isEmpty();
  }
}
