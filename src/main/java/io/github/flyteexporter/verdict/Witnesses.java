package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.History;
import io.github.flyteexporter.signal.Span;
import io.github.flyteexporter.signal.State;
import java.util.Optional;

/** The questions that rules ask of a frame. */
final class Witnesses {
  private Witnesses() {}

  /** Running workflows whose status names a cause. */
  static int workflowsNaming(Frame frame, Cause cause) {
    return (int)
        frame.evidence(FailingWorkflow.class).stream()
            .filter(workflow -> Texts.cause(workflow.message()).equals(Optional.of(cause)))
            .count();
  }

  /** Our reads of flyteadmin that were refused with a message that names a cause. */
  static int readsRefusedNaming(Frame frame, Cause cause) {
    return (int)
        frame.evidence(RefusedCall.class).stream()
            .filter(call -> Texts.cause(call.message()).equals(Optional.of(cause)))
            .count();
  }

  /** The rise per second of counters over all profiling pages since the reading before. */
  static double rate(Frame frame, String... counters) {
    return frame.of(State.SCRAPE).stream()
        .map(History::latest)
        .flatMap(Optional::stream)
        .mapToDouble((Span span) -> span.rate(counters).orElse(0))
        .sum();
  }

  /** Running workflows whose last rounds failed, however many of them are told one by one. */
  static double failingWorkflows(Frame frame) {
    return frame
        .workflowObjects()
        .map(Reading::samples)
        .map(samples -> samples.sum(WorkflowSamples.FAILING).orElse(0))
        .orElse(0.0);
  }
}
