package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionRule;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Function {@code progress}: living actions are looked at. It is impaired while a round does not
 * end, while fewer rounds are done than polling alone makes, while runs are lost, and while there
 * are living actions and the process, the database that each change is written to first, or the API
 * server is proven down. An idle platform works.
 */
final class ProgressActionsRule implements FunctionRule {
  private static final Set<NodeKind> NEEDED = EnumSet.copyOf(Proof.KUBERNETES);

  static {
    NEEDED.add(NodeKind.DATABASE);
  }

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView view = scene.view();
    Proof proof = Proof.of(observations);
    Optional<LivingActions> living = LivingActions.of(view);
    ControllerRounds rounds = ControllerRounds.of(view);
    boolean stuck =
        rounds.held(scene.limits()) > 0
            || rounds.polled(view, scene.limits()).orElse(1) < scene.limit(Limit.POLLED)
            || LostRuns.of(view, scene.limits()).goesOn();
    boolean owed = living.map(LivingActions::any).orElse(true);
    boolean down = owed && (proof.processDown() || proof.direct(NEEDED));
    return stuck || down || living.isPresent()
        ? FunctionObservation.of(stuck || down, view.now())
        : FunctionObservation.NONE;
  }
}
