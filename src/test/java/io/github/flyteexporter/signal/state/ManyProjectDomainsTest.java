package io.github.flyteexporter.signal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailedPod;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Project-domains come and go by the hundred thousand; in each a workflow and a pod fail. */
class ManyProjectDomainsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SourceId PODS = new SourceId(KubeSamples.SOURCE, "pods");
  private static final int SLOTS = 20;
  private static final int A_ROUND = 1_000;
  private static final int REMEMBERED = SLOTS + ProjectDomainSlots.MOST_DROPPED;

  /** The state after so many project-domains, a thousand new ones a round. */
  private static State after(int projectDomains) {
    State state = round(State.empty(SLOTS), 0, 0);
    for (int first = 0; first < projectDomains; first += A_ROUND) {
      state = round(state, first, first + A_ROUND);
    }
    return state;
  }

  private static State round(State state, int first, int end) {
    Instant at = START.plusSeconds(end);
    List<Sample> active = new ArrayList<>();
    List<Sample> pods = new ArrayList<>();
    active.add(new Sample(WorkflowSamples.ENDED, Labels.NONE, end));
    pods.add(new Sample(KubeSamples.TASK_PODS, Labels.of("project", "", "domain", ""), 0));
    List<Evidence> ended = new ArrayList<>();
    List<Evidence> failed = new ArrayList<>();
    for (int i = first; i < end; i++) {
      Labels where = new ProjectDomain("project-" + i, "development").labels();
      active.add(new Sample(WorkflowSamples.ACTIVE, where, 1));
      pods.add(new Sample(KubeSamples.TASK_PODS, where, 1));
      WorkflowId id = new WorkflowId("uid-" + i, "project-" + i, "development");
      ended.add(new EndedWorkflow(id, Outcome.FAILED, "E", "USER", "boom"));
      failed.add(new FailedPod("pod-" + i, "project-" + i, "development", "error"));
    }
    return state.next(
        List.of(
            reading(WorkflowSamples.SOURCE_ID, at, active, ended),
            reading(PODS, at, pods, failed)));
  }

  private static Reading reading(
      SourceId of, Instant at, List<Sample> samples, List<Evidence> evidence) {
    return new Reading(
        of, at, Duration.ZERO, 0, samples.size(), Samples.of(samples), evidence, Optional.empty());
  }

  @Test
  void whatIsKeptIsBoundedAndNothingIsLost() {
    State state = after(100_000);
    assertThat(state.slots().taken()).hasSize(SLOTS);
    assertThat(state.slots().droppedCount())
        .isBetween(REMEMBERED, 100_000 - SLOTS)
        .isEqualTo(ProjectDomainSlots.MOST_DROPPED + A_ROUND);
    assertThat(state.finished().counts()).hasSize(REMEMBERED + 1);
    assertThat(sum(state.finished().counts().values())).isEqualTo(100_000);
    assertThat(state.counts().failures().counts()).hasSize(REMEMBERED + 1);
    assertThat(sum(state.counts().failures().counts().values())).isEqualTo(100_000);
    assertThat(state.recent().minutes())
        .allSatisfy(minute -> assertThat(minute.ended()).hasSizeLessThanOrEqualTo(SLOTS + 1));
  }

  @Test
  void allAtOnceAreCounted() {
    State state = round(round(State.empty(SLOTS), 0, 0), 0, 100_000);
    assertThat(state.slots().droppedCount()).isEqualTo(100_000 - SLOTS);
    assertThat(state.finished().counts()).hasSize(REMEMBERED + 1);
    assertThat(sum(state.finished().counts().values())).isEqualTo(100_000);
  }

  private static long sum(Iterable<Long> numbers) {
    long sum = 0;
    for (long one : numbers) {
      sum += one;
    }
    return sum;
  }

  @Test
  void theWorkOfARoundDoesNotGrowWithThoseThatWereSeen() {
    after(2 * A_ROUND); // loads the classes
    State few = after(5 * A_ROUND);
    State many = after(50 * A_ROUND);
    assertThat(allocated(many, 50 * A_ROUND)).isLessThan(allocated(few, 5 * A_ROUND) * 5 / 4);
  }

  /** Bytes that the next round takes, which do not depend on how busy the machine is. */
  private static long allocated(State state, int first) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    round(state, first, first + A_ROUND);
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
