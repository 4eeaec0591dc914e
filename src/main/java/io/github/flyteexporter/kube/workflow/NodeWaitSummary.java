package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Task nodes without a pod that wait for resources, by project-domain and reason. */
final class NodeWaitSummary {
  private NodeWaitSummary() {}

  /** Their numbers, and how long the oldest of each has waited. */
  static List<Sample> samples(Collection<WorkflowObject> active, Instant now) {
    SampleCounter nodes = new SampleCounter(WorkflowSamples.NODES_WAITING);
    SampleCounter oldest = new SampleCounter(WorkflowSamples.NODES_WAITING_OLDEST);
    for (WorkflowObject one : active) {
      one.waits()
          .forEach(
              (reason, wait) -> {
                String[] labels = {
                  "project", one.project(), "domain", one.domain(), "reason", reason.label()
                };
                nodes.add(wait.nodes(), labels);
                if (wait.since() > 0) {
                  oldest.most(KubeTimes.age(wait.since(), now), labels);
                }
              });
    }
    return Stream.concat(nodes.samples().stream(), oldest.samples().stream()).toList();
  }
}
