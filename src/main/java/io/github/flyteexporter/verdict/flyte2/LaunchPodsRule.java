package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionRule;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Speaker;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Spoken;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Function {@code launch}: pods of actions are made. Flyte calls a refused pod an error of the user
 * (flyte v2.0.43, executor/pkg/plugin/k8s/plugin_manager.go:116-118); the words say whose it is. A
 * pod that a user's image, request or code keeps from starting impairs nothing.
 */
final class LaunchPodsRule implements FunctionRule {
  private static final Set<NodeKind> REFUSING =
      EnumSet.of(
          NodeKind.WEBHOOK,
          NodeKind.OTHER_WEBHOOK,
          NodeKind.ADMISSION,
          NodeKind.RBAC,
          NodeKind.NAMESPACE,
          NodeKind.QUOTA,
          NodeKind.KUBE_API,
          NodeKind.KUBE_TOKEN,
          NodeKind.LIMITER,
          NodeKind.ETCD);

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView view = scene.view();
    Proof proof = Proof.of(observations);
    Optional<LivingActions> living = LivingActions.of(view);
    boolean owed =
        living.map(LivingActions::any).orElse(true) || LostRuns.of(view, scene.limits()).goesOn();
    boolean impaired =
        refusals(scene) >= scene.limit(Limit.REFUSED_PODS)
            || living.map(all -> all.notLookedAt(scene.limits()) > 0).orElse(false)
            || (owed && (proof.attributed(Proof.KUBERNETES) || proof.processDown()));
    return impaired || living.isPresent()
        ? FunctionObservation.of(impaired, view.now())
        : FunctionObservation.NONE;
  }

  private static long refusals(Scene scene) {
    Instant since = scene.view().now().minus(scene.limits().time(Limit.REFUSALS_TOGETHER));
    return scene.texts().all().stream()
        .filter(one -> one.speaker() == Speaker.FAILED || one.speaker() == Speaker.EVENT)
        .filter(one -> one.at().isAfter(since))
        .filter(LaunchPodsRule::refused)
        .count();
  }

  private static boolean refused(Spoken one) {
    return one.meaning().filter(said -> REFUSING.contains(said.node().kind())).isPresent();
  }
}
