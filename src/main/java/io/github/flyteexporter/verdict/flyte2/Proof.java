package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.verdict.graph.Accused;
import io.github.flyteexporter.verdict.graph.Explanation;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.Set;

/** What a round's observations prove of what Flyte depends on: without it nothing can be done. */
record Proof(Explanation explanation) {
  /** What each creation of a run, and each pod of an action, goes through. */
  static final Set<NodeKind> KUBERNETES =
      Set.of(NodeKind.KUBE_API, NodeKind.ETCD, NodeKind.KUBE_TOKEN, NodeKind.LIMITER);

  static Proof of(List<Observation> observations) {
    return new Proof(Explanation.of(observations));
  }

  /** Whether one of these is named by what asked it itself. */
  boolean direct(Set<NodeKind> kinds) {
    return named(kinds, Strength.DIRECT);
  }

  boolean direct(NodeKind kind) {
    return direct(Set.of(kind));
  }

  /** Whether one of these is named by calls that go there. */
  boolean attributed(Set<NodeKind> kinds) {
    return named(kinds, Strength.ATTRIBUTED);
  }

  /** Whether Flyte's process does not run or answer. */
  boolean processDown() {
    return named(Set.of(NodeKind.FLYTE, NodeKind.MEMORY), Strength.HINT);
  }

  private boolean named(Set<NodeKind> kinds, Strength least) {
    return explanation.named().stream()
        .filter(one -> kinds.contains(one.kind()))
        .map(Accused::strength)
        .anyMatch(strength -> strength.compareTo(least) >= 0);
  }
}
