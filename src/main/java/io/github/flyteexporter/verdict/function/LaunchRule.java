package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.QuotaObserver;
import io.github.flyteexporter.verdict.observe.Scene;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Speaker;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Spoken;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Function {@code launch}: pods that are owed against those that Kubernetes refuses, as the last
 * words of failing rounds and of every failed workflow say it, whatever kind Flyte gives them, and
 * as nodes show it that a quota keeps without a pod; endings of one reading count once, for they
 * may be what an outage left behind. Pods that a user's image, request or code keeps from starting
 * impair nothing.
 */
public final class LaunchRule implements FunctionRule {
  private static final Set<NodeKind> REFUSED =
      EnumSet.of(
          NodeKind.WEBHOOK,
          NodeKind.OTHER_WEBHOOK,
          NodeKind.ADMISSION,
          NodeKind.RBAC,
          NodeKind.NAMESPACE,
          NodeKind.QUOTA,
          NodeKind.KUBE_API,
          NodeKind.KUBE_TOKEN,
          NodeKind.ETCD);

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    Optional<Reading> workflows = scene.view().workflowObjects();
    if (workflows.isEmpty()) {
      return FunctionObservation.NONE;
    }
    long rounds = refused(scene, Set.of(Speaker.ROUND)).count();
    long endings =
        refused(scene, Set.of(Speaker.FAILED, Speaker.KILLED)).map(Spoken::at).distinct().count();
    boolean refused =
        rounds >= scene.limit(Limit.REFUSED_PODS)
            || endings >= scene.limit(Limit.REFUSED_PODS)
            || !QuotaObserver.places(scene.view(), scene.limits()).isEmpty();
    return refused || scene.view().activeWorkflows().orElse(0) > 0
        ? FunctionObservation.of(refused, workflows.get().at())
        : FunctionObservation.NONE;
  }

  private static Stream<Spoken> refused(Scene scene, Set<Speaker> speakers) {
    return scene.texts().all().stream()
        .filter(one -> speakers.contains(one.speaker()))
        .filter(LaunchRule::refused);
  }

  private static boolean refused(Spoken one) {
    return one.meaning().filter(said -> REFUSED.contains(said.node().kind())).isPresent();
  }
}
