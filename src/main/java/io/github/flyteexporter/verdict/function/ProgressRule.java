package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.Progress;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.measure.Saturation;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Strength;
import io.github.flyteexporter.verdict.observe.Measures;
import io.github.flyteexporter.verdict.observe.Scene;
import io.github.flyteexporter.verdict.observe.Target;
import io.github.flyteexporter.verdict.observe.Waiting;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Function {@code progress}: rounds that are owed against those that are done, and how long new
 * workflows wait for their first one. A propeller that leads and has work is stuck when it does
 * less than half of what it owes, when half of its workers hold one round without end, or when all
 * of them are busy and the queue stays long. One stuck propeller impairs the function, and so does
 * one that does not run or lead. An idle platform works.
 */
public final class ProgressRule implements FunctionRule {
  private static final Set<NodeKind> OF_PROPELLER = EnumSet.of(NodeKind.PROPELLER, NodeKind.SHARD);

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView frame = scene.view();
    if (observations.stream().anyMatch(one -> down(one) && lasts(scene, one))
        || PropellerQueries.noneLeads(frame)
        || (late(scene) && !atFullPace(observations))) {
      return FunctionObservation.of(true, frame.now());
    }
    Map<String, Progress> propellers = PropellerQueries.byTarget(frame);
    List<Instant> seen =
        frame.pages().stream()
            .filter(page -> PropellerQueries.leads(frame, page))
            .map(Reading::at)
            .sorted()
            .toList();
    if (propellers.isEmpty() || seen.isEmpty()) {
      return FunctionObservation.NONE;
    }
    boolean stuck =
        propellers.entrySet().stream()
                .anyMatch(
                    propeller ->
                        propeller.getValue().stuck()
                            || propeller.getValue().fails(scene.limits())
                            || Saturation.of(frame, propeller.getKey()).lasts(scene.limits()))
            || scene.targets().stream().anyMatch(target -> held(scene, target));
    return FunctionObservation.of(stuck, seen.get(seen.size() - 1));
  }

  /** Who is owed more than it can do is judged by its queue. */
  private static boolean atFullPace(List<Observation> observations) {
    return observations.stream().anyMatch(one -> one.node().kind() == NodeKind.WORKLOAD);
  }

  private static boolean down(Observation one) {
    return one.bad()
        && OF_PROPELLER.contains(one.node().kind())
        && one.strength() == Strength.DIRECT;
  }

  /** A port that refuses may be that of a process which starts. */
  private static boolean lasts(Scene scene, Observation one) {
    RoundView frame = scene.view();
    Instant since = frame.now().minus(scene.limits().time(Limit.PROPELLER_STARTS));
    boolean starts = one.fact() == Fact.PROPELLERS_SILENT && one.modes().contains(Mode.DOWN);
    return !starts
        || frame.histories(ScrapeSamples.SOURCE).stream()
            .flatMap(history -> history.lastGood().stream())
            .allMatch(page -> page.at().isBefore(since));
  }

  /** Several, for one may belong to no shard. */
  private static boolean late(Scene scene) {
    RoundView frame = scene.view();
    double waiting =
        frame.workflowObjects().stream()
            .flatMap(reading -> reading.samples().all(WorkflowSamples.ACTIVE).stream())
            .filter(sample -> sample.labels().get("phase").equals("ready"))
            .mapToDouble(sample -> sample.value())
            .sum();
    return waiting > 1 && Waiting.newest(frame) >= scene.limit(Limit.PICK_UP);
  }

  /** Whether half of its workers hold one round each, or all are busy at half the usual pace. */
  private static boolean held(Scene scene, Target target) {
    double stuck =
        target.longestRound() >= scene.limit(Limit.ROUND_HELD)
            ? target.stuckWorkers(scene.limits())
            : 0;
    double free = target.now("P:free_workers_count");
    OptionalDouble pace = Measures.pace(target);
    OptionalDouble usual = scene.usual().usual(target.name() + "|pace");
    boolean slow =
        target.leads()
            && free == 0
            && usual.isPresent()
            && pace.orElse(0) < usual.getAsDouble() * scene.limit(Limit.PACE_LOST);
    return slow || (stuck > 0 && stuck >= free);
  }
}
