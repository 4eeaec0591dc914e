package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rounds of actions that fail or do not end, and a port that no longer answers. A round calls the
 * database first, then the API server; what hangs in it is what is left of these.
 */
final class ControllerObserver implements Observer {
  private static final Set<Reason> SILENT =
      Set.of(Reason.UNREACHABLE, Reason.TIMEOUT, Reason.CUT_OFF, Reason.DNS);

  @Override
  public Stream<Observation> observe(Scene scene) {
    RoundView view = scene.view();
    ControllerRounds rounds = ControllerRounds.of(view);
    Observations waits = new Observations(EvidenceKind.WAIT, "controller", 0);
    double held = rounds.held(scene.limits());
    double lately = rounds.heldLately(view, scene.limits());
    if (held == 0 && lately > 0 && LostRuns.of(view, scene.limits()).goesOn()) {
      // nothing lives any more that a round could be held by
      hangs(waits, NodeKind.KUBE_API, Strength.ATTRIBUTED, lately);
    }
    if (held > 0) {
      ApiLooks api = ApiLooks.of(view);
      boolean others = api.databaseAnswers() && !api.starved(scene);
      hangs(waits, NodeKind.KUBE_API, others ? Strength.ATTRIBUTED : Strength.EXCLUSION, held);
      hangs(waits, NodeKind.DATABASE, Strength.EXCLUSION, held);
      hangs(waits, NodeKind.OBJECT_STORE, Strength.EXCLUSION, held);
    }
    Observations errors = new Observations(EvidenceKind.OUTCOME, "controller", 0);
    if (rounds.errors() >= scene.limit(Limit.CALLS)) {
      for (NodeKind may : List.of(NodeKind.DATABASE, NodeKind.KUBE_API, NodeKind.RBAC)) {
        errors.bad(may, Mode.REJECTS, Strength.HINT, Fact.RECONCILE_ERRORS, rounds.errors());
      }
    }
    return Stream.of(waits, errors, port(view)).flatMap(one -> one.all().stream());
  }

  private static void hangs(Observations seen, NodeKind node, Strength strength, double held) {
    seen.bad(node, Mode.HUNG, strength, Fact.ACTION_ROUND_SECONDS, held);
  }

  /** One that was never readable, as with the chart's own role, says no more than its state. */
  private static Observations port(RoundView view) {
    Observations seen = new Observations(EvidenceKind.PROBE, "ports", 0);
    List<SourceHistory> ports = view.histories(ScrapeSamples.SOURCE);
    List<Failure> silent =
        ports.stream()
            .flatMap(one -> one.newest().failure().stream())
            .filter(why -> SILENT.contains(why.reason()))
            .toList();
    if (!ports.isEmpty() && silent.size() == ports.size()) {
      boolean hung = silent.stream().anyMatch(why -> why.reason() == Reason.TIMEOUT);
      seen.bad(
          NodeKind.FLYTE,
          hung ? Mode.HUNG : Mode.DOWN,
          Strength.EXCLUSION,
          Fact.FLYTE_PORTS_SILENT,
          silent.size());
    }
    boolean refusedAnew =
        ports.stream()
            .anyMatch(
                one ->
                    one.lastGood().isPresent()
                        && one.newest()
                            .failure()
                            .filter(why -> why.reason() == Reason.HTTP_STATUS)
                            .isPresent());
    if (refusedAnew) {
      // it asks the API server about our token
      seen.bad(NodeKind.KUBE_API, Mode.REJECTS, Strength.HINT, Fact.FLYTE_PORTS_SILENT, 1);
    }
    return seen;
  }
}
