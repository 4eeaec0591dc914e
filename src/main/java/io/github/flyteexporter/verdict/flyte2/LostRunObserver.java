package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import io.github.flyteexporter.verdict.observe.Observer;
import io.github.flyteexporter.verdict.observe.Scene;
import java.util.stream.Stream;

/** Runs that are accepted and not enqueued: Kubernetes does not take their TaskActions. */
final class LostRunObserver implements Observer {
  @Override
  public Stream<Observation> observe(Scene scene) {
    Observations seen = new Observations(EvidenceKind.STATE, "runs", 0);
    LostRuns lost = LostRuns.of(scene.view(), scene.limits());
    if (lost.goesOn() || lost.anyNewerThan(scene.limits().time(Limit.TEXT_RECENT))) {
      may(seen, NodeKind.KUBE_API, Mode.HUNG, scene, lost);
      may(seen, NodeKind.LIMITER, Mode.LOADED, scene, lost);
      may(seen, NodeKind.OTHER_WEBHOOK, Mode.DOWN, scene, lost);
      may(seen, NodeKind.RBAC, Mode.DENIED, scene, lost);
    }
    return seen.all().stream();
  }

  private static void may(Observations seen, NodeKind node, Mode mode, Scene scene, LostRuns lost) {
    seen.bad(
        node,
        mode,
        lost.goesOn() ? Strength.EXCLUSION : Strength.HINT,
        Fact.RUNS_NOT_ENQUEUED,
        (double) lost.lately(scene.limits()));
  }
}
