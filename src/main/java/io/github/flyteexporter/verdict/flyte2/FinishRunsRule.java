package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionRule;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Speaker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Function {@code finish}: actions end as their code decides. It is impaired while ends of pods are
 * not seen, deletions hang, or actions end by the platform's errors, and while there are living
 * actions and what each end is written to is proven down: the database, and the object store for
 * its outputs.
 */
final class FinishRunsRule implements FunctionRule {
  private static final Set<NodeKind> NEEDED = Set.of(NodeKind.DATABASE, NodeKind.OBJECT_STORE);

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView view = scene.view();
    Optional<LivingActions> found = LivingActions.of(view);
    if (found.isEmpty()) {
      return FunctionObservation.NONE;
    }
    LivingActions living = found.get();
    double deleting = living.reading().samples().sum(WorkflowSamples.DELETING_OLDEST).orElse(0);
    boolean impaired =
        (living.any() && Proof.of(observations).direct(NEEDED))
            || living.podEndsUnseen(view, scene.limits()) > 0
            || deleting > scene.limit(Limit.DELETING)
            || refused(scene) >= scene.limit(Limit.BURNING);
    return FunctionObservation.of(impaired, view.now());
  }

  /** Actions that ended lately by the platform's errors, whatever kind Flyte gives them. */
  private static long refused(Scene scene) {
    Instant since = scene.view().now().minus(scene.limits().time(Limit.REFUSALS_TOGETHER));
    return scene.texts().of(Speaker.FAILED).stream()
        .filter(one -> one.meaning().isPresent() && one.at().isAfter(since))
        .count();
  }
}
