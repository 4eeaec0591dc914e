package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.Retained;
import io.github.flyteexporter.kube.watch.StoreListener;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The workflows that finished since the first list: their number, and the latest of them in order.
 * A reader that knows the number of its last reading finds the new ones at the end.
 *
 * <p>A workflow that finishes and is deleted while no watch is open is not counted: the next list
 * lacks it, and how it finished is not known.
 */
public final class FinishedWorkflowLog<R extends Retained> implements StoreListener<R> {
  /** How long a finished workflow is kept: many intervals, so that every round sees it. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  private static final int MAX_FINISHED = 10_000;

  private final TimeSource time;
  private final Function<R, Optional<EndedWorkflow>> asEnded;
  private final Deque<Finished> latest = new ArrayDeque<>();
  private long total;

  /**
   * An empty log.
   *
   * @param asEnded how an object ended, empty while it has not, or where it is not counted
   */
  public FinishedWorkflowLog(InstantSource clock, Function<R, Optional<EndedWorkflow>> asEnded) {
    this.time = TimeSource.of(clock);
    this.asEnded = asEnded;
  }

  @Override
  public synchronized void onUpsert(Optional<R> before, R now) {
    if (before.flatMap(asEnded).isPresent()) {
      return;
    }
    asEnded
        .apply(now)
        .ifPresent(
            ended -> {
              total++;
              latest.addLast(new Finished(time.nanoTime(), ended));
              expire();
            });
  }

  private void expire() {
    while (!latest.isEmpty()
        && (latest.size() > MAX_FINISHED
            || time.since(latest.peekFirst().at()).compareTo(KEPT) > 0)) {
      latest.removeFirst();
    }
  }

  /** A summary with the number of finished workflows and the latest of them. */
  public synchronized ObjectSummary.Summary appendTo(ObjectSummary.Summary summary) {
    expire();
    Sample count = new Sample(WorkflowSamples.ENDED, Labels.NONE, total);
    List<EndedWorkflow> ended = latest.stream().map(Finished::workflow).toList();
    return new ObjectSummary.Summary(
        joined(summary.samples(), List.of(count)), joined(summary.evidence(), ended));
  }

  private static <T> List<T> joined(List<? extends T> first, List<? extends T> second) {
    return Stream.<T>concat(first.stream(), second.stream()).toList();
  }

  private record Finished(long at, EndedWorkflow workflow) {}
}
