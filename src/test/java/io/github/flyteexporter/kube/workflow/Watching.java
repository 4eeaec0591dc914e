package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.WatchingType;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Instant;
import java.util.List;

/** FlyteWorkflows watched at a test's server. */
public final class Watching extends WatchingType<WorkflowObject> {
  public Watching(String url) {
    this(url, FlyteWorkflows.cache(() -> Instant.EPOCH));
  }

  public Watching(String url, ObjectCache<WorkflowObject> cache) {
    super(url, FlyteWorkflows.TYPE, cache);
  }

  /** How many endings were counted. */
  public long ended() {
    List<Sample> samples = cache.summarize(Instant.EPOCH).samples();
    return (long) Samples.of(samples).sum(WorkflowSamples.ENDED).orElse(-1);
  }
}
