package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.watch.WatchingType;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Instant;
import java.util.List;

/** FlyteWorkflows watched at a test's server. */
public final class Watching extends WatchingType<WorkflowObject> {
  public final FlyteWorkflows workflows;

  public Watching(String url) {
    this(url, new FlyteWorkflows(() -> Instant.EPOCH));
  }

  public Watching(String url, FlyteWorkflows workflows) {
    super(url, FlyteWorkflows.TYPE, workflows.reader(), workflows.store());
    this.workflows = workflows;
  }

  /** How many endings were counted. */
  public long ended() {
    List<Sample> samples = workflows.summary().of(store.all(), Instant.EPOCH).samples();
    return (long) Samples.of(samples).sum(WorkflowSamples.ENDED).orElse(-1);
  }
}
