package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Quotas that keep task nodes without a pod, as the state of their plugins says it. A quota that is
 * full for a moment is how a queue works: only one that keeps a node waiting counts.
 */
public final class QuotaObserver implements Observer {
  @Override
  public Stream<Observation> observe(Scene scene) {
    Observations seen = new Observations(EvidenceKind.STATE, "workflows", 0);
    long full = places(scene.view(), scene.limits()).size();
    if (full > 0) {
      seen.bad(NodeKind.QUOTA, Mode.FULL, Strength.DIRECT, Fact.QUOTAS_USED_UP, (double) full);
    }
    return seen.all().stream();
  }

  /** The project-domains with several nodes waiting for a quota, one of them for long. */
  public static Set<ProjectDomain> places(RoundView view, Limits limits) {
    return view.workflowObjects().map(Reading::samples).stream()
        .flatMap(
            samples ->
                samples.all(WorkflowSamples.NODES_WAITING_OLDEST).stream()
                    .filter(oldest -> oldest.labels().get("reason").equals("quota"))
                    .filter(oldest -> oldest.value() >= limits.of(Limit.QUOTA_WAIT))
                    .filter(
                        oldest ->
                            waiting(samples, oldest.labels()) >= limits.of(Limit.QUOTA_WAITING)))
        .map(oldest -> ProjectDomain.of(oldest.labels()))
        .collect(Collectors.toSet());
  }

  private static double waiting(Samples samples, Labels where) {
    return samples.all(WorkflowSamples.NODES_WAITING).stream()
        .filter(nodes -> nodes.labels().equals(where))
        .mapToDouble(Sample::value)
        .sum();
  }
}
