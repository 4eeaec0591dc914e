package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionRule;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Function {@code record}: changes and ends reach the database. Failed rounds and events about them
 * come at the beginning of an outage and then no more, as each action is tried less and less often;
 * that they stop is no sign of recovery.
 */
final class RecordActionsRule implements FunctionRule {
  private static final String PUBLISH_FAILED = "ActionEventPublishFailed";

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView view = scene.view();
    Optional<LivingActions> living = LivingActions.of(view);
    boolean database =
        living.map(LivingActions::any).orElse(true)
            && Proof.of(observations).direct(NodeKind.DATABASE);
    boolean impaired =
        database
            || ControllerRounds.of(view).errors() >= scene.limit(Limit.CALLS)
            || published(view) >= scene.limit(Limit.CALLS)
            || unrecorded(view) > 0
            || behind(scene) > 0;
    boolean read =
        living.isPresent()
            && view.history(Flyte2Samples.API).flatMap(SourceHistory::current).isPresent();
    return impaired || read
        ? FunctionObservation.of(impaired, view.now())
        : FunctionObservation.NONE;
  }

  /** Events that could not be published since the reading before. */
  private static double published(RoundView view) {
    List<Reading> events =
        view.history(Flyte2Samples.ACTION_EVENTS)
            .filter(history -> history.newest().ok())
            .map(SourceHistory::good)
            .orElse(List.of());
    return events.size() < 2 ? 0 : Math.max(0, count(events.get(0)) - count(events.get(1)));
  }

  private static double count(Reading events) {
    return events.samples().all(Flyte2Samples.EVENTS).stream()
        .filter(sample -> sample.labels().get("reason").equals(PUBLISH_FAILED))
        .mapToDouble(sample -> sample.value())
        .sum();
  }

  private static double unrecorded(RoundView view) {
    return view.workflowObjects()
        .map(reading -> reading.samples().sum(Flyte2Samples.UNRECORDED).orElse(0))
        .orElse(0.0);
  }

  /** Runs that go on by their row and whose own action ended a while ago. */
  private static long behind(Scene scene) {
    Duration late = scene.limits().time(Limit.POD_END_UNSEEN);
    Set<RunId> ended =
        scene.view().evidence(ActionState.class).stream()
            .filter(one -> one.root() && one.ended() && one.unchanged().compareTo(late) > 0)
            .map(ActionState::run)
            .collect(Collectors.toSet());
    return scene.view().evidence(AcceptedRun.class).stream()
        .filter(one -> one.phase().equals("running") && ended.contains(one.run()))
        .count();
  }
}
