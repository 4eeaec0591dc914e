package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionRule;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.util.List;
import java.util.Optional;

/**
 * Function {@code schedule}: triggers fire and their runs begin. A fire whose run is lost moves
 * {@code triggeredAt} all the same. What the database was away for is lost until a restart (flyte
 * v2.0.43, runs/scheduler/start.go:60-66).
 */
final class FireTriggersRule implements FunctionRule {
  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView view = scene.view();
    Optional<Reading> known =
        view.history(Flyte2Samples.API).stream()
            .flatMap(history -> history.good().stream())
            .filter(reading -> reading.samples().has(AdminSamples.UNJUDGED))
            .findFirst();
    double triggers = known.map(reading -> sum(reading, AdminSamples.SCHEDULES)).orElse(0.0);
    if (triggers == 0) {
      return FunctionObservation.NONE;
    }
    Proof proof = Proof.of(observations);
    Optional<Reading> now =
        view.history(Flyte2Samples.API)
            .flatMap(SourceHistory::current)
            .filter(reading -> reading.samples().has(AdminSamples.UNJUDGED));
    boolean late = now.map(reading -> sum(reading, AdminSamples.OVERDUE) >= triggers).orElse(false);
    boolean impaired =
        late
            || proof.direct(NodeKind.DATABASE)
            || proof.direct(Proof.KUBERNETES)
            || proof.processDown()
            || LostRuns.of(view, scene.limits()).goesOn();
    return impaired || now.isPresent()
        ? FunctionObservation.of(impaired, view.now())
        : FunctionObservation.NONE;
  }

  private static double sum(Reading reading, String name) {
    return reading.samples().sum(name).orElse(0);
  }
}
