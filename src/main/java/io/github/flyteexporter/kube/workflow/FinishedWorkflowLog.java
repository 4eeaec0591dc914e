package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.StoreListener;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The workflows that ended since the first list, numbered by their order: how many there were, and
 * the latest of them. Who knows up to which number it has counted finds the new ones at the end.
 *
 * <p>An ending that nobody saw is not in it: a workflow that ends and is deleted while no watch is
 * open is missing from the next list, and why it is missing cannot be known.
 */
final class FinishedWorkflowLog implements StoreListener<WorkflowObject> {
  /** How long an ending is kept; many beats, so that every round sees it. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Deque<Ending> latest = new ArrayDeque<>();
  private long total;

  FinishedWorkflowLog(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void seen(Optional<WorkflowObject> before, WorkflowObject now) {
    if (before.isPresent() && before.get().ended()) {
      return;
    }
    now.asEnded()
        .ifPresent(
            ended -> {
              total++;
              latest.addLast(new Ending(clock.instant(), ended));
              forget();
            });
  }

  private void forget() {
    Instant oldest = clock.instant().minus(KEPT);
    while (!latest.isEmpty()
        && (latest.size() > MOST || latest.peekFirst().at().isBefore(oldest))) {
      latest.removeFirst();
    }
  }

  /** A summary with the number of finished workflows and the latest of them. */
  synchronized ObjectSummary.Summary appendTo(ObjectSummary.Summary summary) {
    forget();
    Sample count = new Sample(WorkflowSamples.ENDED, Labels.NONE, total);
    List<EndedWorkflow> ended = latest.stream().map(Ending::workflow).toList();
    return new ObjectSummary.Summary(
        joined(summary.samples(), List.of(count)), joined(summary.evidence(), ended));
  }

  private static <T> List<T> joined(List<? extends T> first, List<? extends T> second) {
    return Stream.<T>concat(first.stream(), second.stream()).toList();
  }

  private record Ending(Instant at, EndedWorkflow workflow) {}
}
