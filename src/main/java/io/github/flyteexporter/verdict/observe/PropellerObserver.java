package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.propeller.LeaderDetection;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether propellers run and lead: by their pods, their leases, their ports and their work. */
final class PropellerObserver implements Observer {
  /** No new workflow of a Flyte that works waits so long for its first round. */
  static final double LATE_SECONDS = 20;

  private static final Set<Reason> HUNG = Set.of(Reason.TIMEOUT, Reason.CUT_OFF);

  @Override
  public Stream<Observation> observe(Scene scene) {
    RoundView view = scene.view();
    Observations pods = new Observations(EvidenceKind.STATE, "pods", 0);
    double down = PropellerQueries.propellersDown(view);
    if (down > 0) {
      pods.bad(NodeKind.PROPELLER, Mode.DOWN, Strength.DIRECT, Fact.PROPELLER_PODS_DOWN, down);
    }
    double shards = Shards.down(view);
    if (shards > 0) {
      pods.bad(NodeKind.SHARD, Mode.DOWN, Strength.DIRECT, Fact.SHARDS_DOWN, shards);
    }
    return Stream.of(pods, ports(view), leases(view)).flatMap(one -> one.all().stream());
  }

  /** Ports that do not answer speak where something else says that no work is done. */
  private static Observations ports(RoundView view) {
    Observations seen = new Observations(EvidenceKind.PROBE, "ports", 0);
    List<SourceHistory> propellers = propellers(view);
    List<SourceHistory> silent =
        propellers.stream().filter(one -> one.newest().failure().isPresent()).toList();
    if (!propellers.isEmpty() && silent.size() == propellers.size()) {
      boolean hung =
          silent.stream()
              .anyMatch(one -> HUNG.contains(one.newest().failure().orElseThrow().reason()));
      boolean told = idle(view) || (oneProcess(silent) && AdminSilence.silent(view));
      seen.bad(
          NodeKind.PROPELLER,
          hung ? Mode.HUNG : Mode.DOWN,
          told ? Strength.DIRECT : Strength.HINT,
          Fact.PROPELLERS_SILENT,
          silent.size());
    }
    return seen;
  }

  /** Whether another witness says that propeller does nothing. */
  static boolean idle(RoundView view) {
    return PropellerQueries.unheld(view) > 0
        || Waiting.newest(view) >= LATE_SECONDS
        || AdminSilence.hung(view);
  }

  /** Whether flyteadmin was last seen in the same process: then it is another witness. */
  private static boolean oneProcess(List<SourceHistory> silent) {
    return silent.stream()
        .flatMap(one -> one.lastGood().stream())
        .allMatch(page -> Component.inOneProcess(Component.on(page)));
  }

  private static List<SourceHistory> propellers(RoundView view) {
    return view.histories(ScrapeSamples.SOURCE).stream()
        .filter(
            history ->
                history
                    .lastGood()
                    .filter(page -> Component.on(page).contains(Component.FLYTEPROPELLER))
                    .isPresent())
        .toList();
  }

  private static Observations leases(RoundView view) {
    Observations seen = new Observations(EvidenceKind.STATE, "leases", 0);
    List<Boolean> leading =
        view.pages().stream()
            .map((Reading page) -> LeaderDetection.leads(view, page))
            .flatMap(java.util.Optional::stream)
            .toList();
    double unheld = PropellerQueries.unheld(view);
    if (unheld > 0) {
      seen.bad(
          NodeKind.LEASE,
          Mode.DOWN,
          leading.isEmpty() ? Strength.EXCLUSION : Strength.ATTRIBUTED,
          Fact.LEASES_NOT_HELD,
          unheld);
    }
    if (!leading.isEmpty() && !leading.contains(true)) {
      seen.bad(
          NodeKind.LEASE,
          Mode.DOWN,
          Strength.EXCLUSION,
          Fact.PROPELLERS_WITHOUT_LEAD,
          leading.size());
    }
    return seen;
  }
}
