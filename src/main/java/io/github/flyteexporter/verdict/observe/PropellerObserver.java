package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.propeller.LeaderDetection;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.measure.Saturation;
import io.github.flyteexporter.verdict.measure.Schedules;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether propellers run and lead: by their pods, their leases, their ports and their work. */
final class PropellerObserver implements Observer {

  private static final Set<Reason> HUNG = Set.of(Reason.TIMEOUT, Reason.CUT_OFF);

  @Override
  public Stream<Observation> observe(Scene scene) {
    RoundView view = scene.view();
    Observations pods = new Observations(EvidenceKind.STATE, "pods", 0);
    double down = PropellerQueries.propellersDown(view);
    if (down > 0) {
      pods.bad(NodeKind.PROPELLER, Mode.DOWN, Strength.DIRECT, Fact.PROPELLER_PODS_DOWN, down);
    }
    double shards = Shards.down(view, scene.limits());
    if (shards > 0) {
      pods.bad(NodeKind.SHARD, Mode.DOWN, Strength.DIRECT, Fact.SHARDS_DOWN, shards);
    }
    return Stream.of(pods, ports(scene), leases(view), scheduler(view))
        .flatMap(one -> one.all().stream());
  }

  /** Ports that do not answer speak where something else says that no work is done. */
  private static Observations ports(Scene scene) {
    RoundView view = scene.view();
    Observations seen = new Observations(EvidenceKind.PROBE, "ports", 0);
    List<SourceHistory> propellers = with(view, Component.FLYTEPROPELLER);
    List<SourceHistory> silent =
        propellers.stream().filter(one -> one.newest().failure().isPresent()).toList();
    if (!propellers.isEmpty() && silent.size() == propellers.size()) {
      boolean hung =
          silent.stream()
              .anyMatch(one -> HUNG.contains(one.newest().failure().orElseThrow().reason()));
      boolean known =
          !PropellerQueries.someoneLeads(view)
              && silent.stream().allMatch(PropellerObserver::repeats)
              && (idle(scene, silent) || (oneProcess(silent) && AdminSilence.silent(view)));
      seen.bad(
          NodeKind.PROPELLER,
          hung ? Mode.HUNG : Mode.DOWN,
          known ? Strength.DIRECT : Strength.HINT,
          Fact.PROPELLERS_SILENT,
          silent.size());
    }
    return seen;
  }

  /**
   * Whether independent evidence shows that propeller does nothing: a lease that is not renewed, or
   * new workflows that wait since it fell silent. Those that waited before wait for another reason.
   */
  private static boolean idle(Scene scene, List<SourceHistory> silent) {
    RoundView view = scene.view();
    double waiting = Waiting.newest(view);
    double seconds =
        silent.stream()
            .flatMap(one -> one.lastGood().stream())
            .mapToDouble(page -> Duration.between(page.at(), view.now()).toMillis() / 1000.0)
            .min()
            .orElse(0);
    return PropellerQueries.unheld(view) > 0
        || (silent.stream().noneMatch(PropellerObserver::wasBusy)
            && waiting >= scene.limit(Limit.PICK_UP)
            && waiting - seconds <= scene.limit(Limit.PICK_UP_USUAL));
  }

  /** A single answer that is late may be late by our own fault; a port that refuses is not. */
  private static boolean repeats(SourceHistory silent) {
    List<Reading> good = silent.good();
    if (!HUNG.contains(silent.newest().failure().orElseThrow().reason()) || good.size() < 2) {
      return true;
    }
    Duration usual = Duration.between(good.get(1).at(), good.get(0).at());
    Duration since = Duration.between(good.get(0).at(), silent.newest().at());
    return since.multipliedBy(2).compareTo(usual.multipliedBy(3)) > 0;
  }

  /** Whether it was behind already when it was last seen. */
  private static boolean wasBusy(SourceHistory silent) {
    return !silent.good().isEmpty() && Saturation.of(silent.good()).now();
  }

  /** Whether flyteadmin was last seen in the same process: then it is independent evidence. */
  private static boolean oneProcess(List<SourceHistory> silent) {
    return silent.stream()
        .flatMap(one -> one.lastGood().stream())
        .allMatch(page -> Component.inOneProcess(Component.on(page)));
  }

  private static List<SourceHistory> with(RoundView view, Component component) {
    return view.histories(ScrapeSamples.SOURCE).stream()
        .filter(
            history ->
                history
                    .lastGood()
                    .filter(page -> Component.on(page).contains(component))
                    .isPresent())
        .toList();
  }

  /** The scheduler's port, where schedules are late as well. */
  private static Observations scheduler(RoundView view) {
    Observations seen = new Observations(EvidenceKind.PROBE, "ports", 0);
    List<SourceHistory> schedulers = with(view, Component.FLYTESCHEDULER);
    boolean silent =
        !schedulers.isEmpty()
            && schedulers.stream().allMatch(one -> one.newest().failure().isPresent())
            && !oneProcess(schedulers);
    double late = Schedules.overdue(view);
    if (late > 0 && silent) {
      seen.bad(
          NodeKind.SCHEDULER,
          Mode.DOWN,
          Schedules.allOverdue(view) ? Strength.DIRECT : Strength.HINT,
          Fact.SCHEDULES_LATE,
          late);
    } else if (Schedules.allOverdue(view)) {
      // it runs: what it needs, flyteadmin and the database, may as well be the reason
      seen.bad(NodeKind.SCHEDULER, Mode.REJECTS, Strength.HINT, Fact.SCHEDULES_LATE, late);
    }
    return seen;
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
    if (!leading.isEmpty() && !leading.contains(true) && !PropellerQueries.someoneLeads(view)) {
      boolean all = leading.size() >= view.evidence(PropellerPod.class).size();
      seen.bad(
          NodeKind.LEASE,
          Mode.DOWN,
          all ? Strength.EXCLUSION : Strength.HINT,
          Fact.PROPELLERS_WITHOUT_LEAD,
          leading.size());
    }
    return seen;
  }
}
