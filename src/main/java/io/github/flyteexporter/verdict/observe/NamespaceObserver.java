package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.Node;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.stream.Stream;

/** Namespaces that refuse pods, as Kubernetes itself shows it. */
final class NamespaceObserver implements Observer {
  @Override
  public Stream<Observation> observe(Scene scene) {
    Observations seen = new Observations(EvidenceKind.STATE, "namespaces", 0);
    NamespaceRefusals refusals = NamespaceRefusals.of(scene.view(), scene.texts(), scene.limits());
    List<QuotaUse> quotas = refusals.quotas();
    if (!quotas.isEmpty()) {
      seen.bad(
          NodeKind.QUOTA,
          Mode.FULL,
          Strength.DIRECT,
          Fact.RESOURCE_QUOTAS_FULL,
          (double)
              quotas.stream().map(one -> one.namespace() + "/" + one.quota()).distinct().count());
    }
    for (NamespaceState one : refusals.terminating()) {
      seen.bad(
          new Node(NodeKind.NAMESPACE, one.name()),
          Mode.DOWN,
          Strength.DIRECT,
          Fact.NAMESPACES_TERMINATING,
          refusals.terminating().size());
    }
    if (!refusals.enforcing().isEmpty()) {
      seen.bad(
          NodeKind.ADMISSION,
          Mode.DENIED,
          Strength.DIRECT,
          Fact.POD_SECURITY_ENFORCED,
          refusals.enforcing().size());
    }
    return seen.all().stream();
  }
}
