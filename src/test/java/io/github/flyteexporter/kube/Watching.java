package io.github.flyteexporter.kube;

import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Instant;
import java.util.List;

/** FlyteWorkflows watched at a test's server. */
final class Watching extends WatchingType<WorkflowObject> {
  final FlyteWorkflows workflows;

  Watching(String url) {
    this(url, new FlyteWorkflows(() -> Instant.EPOCH));
  }

  Watching(String url, FlyteWorkflows workflows) {
    super(url, FlyteWorkflows.TYPE, workflows.reader(), workflows.store());
    this.workflows = workflows;
  }

  /** How many endings were counted. */
  long ended() {
    List<Sample> samples = workflows.summary().of(store.all(), Instant.EPOCH).samples();
    return (long) Samples.of(samples).sum(WorkflowSamples.ENDED).orElse(-1);
  }
}
