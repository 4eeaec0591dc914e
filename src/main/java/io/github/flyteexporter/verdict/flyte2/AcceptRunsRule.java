package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionRule;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Function {@code accept}: the API refuses or hangs, runs that it accepts are lost, or one of the
 * three that each creation needs is proven down: the database, the object store for its inputs, the
 * API server for its TaskAction. Nothing but the database shows in {@code /readyz}.
 */
final class AcceptRunsRule implements FunctionRule {
  private static final Set<NodeKind> NEEDED = EnumSet.copyOf(Proof.KUBERNETES);

  static {
    NEEDED.add(NodeKind.DATABASE);
    NEEDED.add(NodeKind.OBJECT_STORE);
  }

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView view = scene.view();
    Proof proof = Proof.of(observations);
    boolean read = view.history(Flyte2Samples.API).flatMap(SourceHistory::current).isPresent();
    boolean impaired =
        refuses(view)
            || waits(scene)
            || proof.processDown()
            || proof.direct(NEEDED)
            || LostRuns.of(view, scene.limits()).goesOn();
    return impaired || read
        ? FunctionObservation.of(impaired, view.now())
        : FunctionObservation.NONE;
  }

  /** One refused call of several is that call's own trouble. */
  private static boolean refuses(RoundView view) {
    return view.evidence(RefusedCall.class).stream().filter(one -> one.status() >= 500).count() > 1;
  }

  /** What needs the database hangs, or all of it is slow, while the process itself answers. */
  private static boolean waits(Scene scene) {
    ApiLooks looks = ApiLooks.of(scene.view());
    return looks.answers()
        && (looks.deeper().stream().anyMatch(look -> look.outcome() == LookOutcome.HUNG)
            || (!looks.starved(scene)
                && !looks.deeper().isEmpty()
                && looks.deeper().stream().allMatch(look -> ApiLooks.slow(scene, look))));
  }
}
