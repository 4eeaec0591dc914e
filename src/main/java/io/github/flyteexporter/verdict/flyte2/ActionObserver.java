package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Flyte2Evidence.ActionEvent;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
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

/** What TaskActions show: those that succeed went through all that Flyte depends on. */
final class ActionObserver implements Observer {
  /** A change that is younger was made by a process that lives. */
  private static final double CHANGED_NOW = 10;

  @Override
  public Stream<Observation> observe(Scene scene) {
    RoundView view = scene.view();
    Observations ends = new Observations(EvidenceKind.OUTCOME, "actions", CHANGED_NOW);
    Observations states = new Observations(EvidenceKind.STATE, "actions", 0);
    view.workflowObjects()
        .ifPresent(
            reading -> {
              fine(reading.samples(), scene, ends);
              changes(reading.samples(), states);
            });
    long interrupted = interrupted(scene);
    if (interrupted >= scene.limit(Limit.INTERRUPTED)) {
      ends.bad(
          NodeKind.OBJECT_STORE,
          Mode.DOWN,
          Strength.HINT, // users' containers end like that too
          Fact.ACTIONS_INTERRUPTED,
          (double) interrupted);
    }
    return Stream.concat(ends.all().stream(), states.all().stream());
  }

  private static void fine(Samples samples, Scene scene, Observations seen) {
    double succeeded = samples.sum(Flyte2Samples.SUCCEEDED).orElse(0);
    if (succeeded >= scene.limit(Limit.CALLS)) {
      for (NodeKind node :
          new NodeKind[] {NodeKind.DATABASE, NodeKind.OBJECT_STORE, NodeKind.KUBE_API}) {
        seen.good(node, Mode.ANSWERS, Strength.ATTRIBUTED, Fact.CALLS_FINE, succeeded);
      }
      seen.good(NodeKind.KUBE_TOKEN, Mode.SERVES, Strength.ATTRIBUTED, Fact.CALLS_FINE, succeeded);
    }
  }

  private static void changes(Samples samples, Observations seen) {
    double age = samples.sum(Flyte2Samples.NEWEST_CHANGE).orElse(CHANGED_NOW);
    if (age < CHANGED_NOW) {
      seen.good(NodeKind.FLYTE, Mode.ANSWERS, Strength.ATTRIBUTED, Fact.CALLS_FINE, age);
    }
  }

  private static long interrupted(Scene scene) {
    return scene.view().evidence(ActionEvent.class).stream()
        .filter(one -> one.age().compareTo(scene.limits().time(Limit.TEXT_RECENT)) < 0)
        .filter(one -> one.note().contains("[Interrupted]"))
        .map(ActionEvent::action)
        .distinct()
        .count();
  }
}
