package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.EndedPod;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The TaskActions that have not ended. */
record LivingActions(Reading reading, Map<String, ActionState> byName) {
  /** Those of a round, empty when they cannot be read. */
  static Optional<LivingActions> of(RoundView view) {
    return view.workflowObjects()
        .map(
            reading ->
                new LivingActions(
                    reading,
                    view.evidence(ActionState.class).stream()
                        .filter(one -> !one.ended())
                        .collect(
                            Collectors.toMap(
                                LivingActions::name, Function.identity(), (a, b) -> a))));
  }

  /** The object's name (flyte v2.0.43, actions/k8s/client.go). */
  private static String name(ActionState one) {
    return one.run().name() + "-" + one.action();
  }

  double count() {
    return reading.samples().sum(Flyte2Samples.ACTIONS).orElse(0);
  }

  boolean any() {
    return count() > 0;
  }

  /** How many were never looked at for too long. */
  long notLookedAt(Limits limits) {
    return byName.values().stream()
        .filter(one -> one.phase().isEmpty())
        .filter(one -> one.age().compareTo(limits.time(Limit.NOT_LOOKED_AT)) > 0)
        .count();
  }

  /** How many have a pod whose end was not seen for too long. */
  long podEndsUnseen(RoundView view, Limits limits) {
    return view.evidence(EndedPod.class).stream()
        .filter(pod -> pod.age().compareTo(limits.time(Limit.POD_END_UNSEEN)) > 0)
        .filter(this::unseen)
        .map(EndedPod::action)
        .distinct()
        .count();
  }

  /** Whether its action has not changed since; the pod of an earlier attempt ended before. */
  private boolean unseen(EndedPod pod) {
    ActionState action = byName.get(pod.action());
    return action != null && action.unchanged().compareTo(pod.age()) > 0;
  }
}
