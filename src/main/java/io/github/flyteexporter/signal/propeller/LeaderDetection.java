package io.github.flyteexporter.signal.propeller;

import io.github.flyteexporter.reading.Evidence.LeaseHolder;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.Wanted;
import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides which propeller is the leader. A lease that is renewed in time is the best source: a page
 * may be older than the lease, and a leader that was cut off learns last that it leads no more.
 * Without such a lease {@code /k8smetrics} says so (controller-runtime v0.22.4,
 * pkg/metrics/leaderelection.go); where that page is missing too, the pool of workers was started
 * on the one that works (flyte v1.16.8, flytepropeller/pkg/controller/workers.go:171). Free workers
 * and queue say nothing: a standby has 0 free and a queue that only grows.
 */
public final class LeaderDetection implements SignalReader {
  private static final String ELECTED = "leader_election_master_status";
  private static final String POOL_STARTED = "P:workers_restarted";
  static final Wanted[] NEEDS = {
    SeriesMapping.unlabeled(ELECTED), SeriesMapping.unlabeled(POOL_STARTED)
  };

  /** The lease of propellers that are not sharded; the manager of shards takes it too. */
  private static final String UNSHARDED = "propeller-leader";

  LeaderDetection() {}

  @Override
  public void read(RoundView view, Out out) {
    for (Reading page : view.pages()) {
      leads(view, page)
          .ifPresent(leads -> out.emit(Labels.of("target", page.id().target()), leads ? 1 : 0));
    }
  }

  /** Whether the propeller of this page leads, empty when there is none on it. */
  public static Optional<Boolean> leads(RoundView view, Reading page) {
    if (!Component.on(page).contains(Component.FLYTEPROPELLER)) {
      return Optional.empty();
    }
    return byLease(view, page.id().target()).or(() -> byPage(page));
  }

  private static Optional<Boolean> byLease(RoundView view, String target) {
    Map<String, String> held = LeaseTargets.of(view);
    if (held.containsValue(target)) {
      return Optional.of(true);
    }
    boolean sharded =
        view.evidence(LeaseHolder.class).stream()
            .anyMatch(lease -> !lease.lease().equals(UNSHARDED));
    return !sharded && propeller(view, held.get(UNSHARDED)) ? Optional.of(false) : Optional.empty();
  }

  /** Whether there is a propeller on a target, though its page may be out of reach now. */
  private static boolean propeller(RoundView view, String target) {
    return view.histories(ScrapeSamples.SOURCE).stream()
        .filter(history -> history.newest().id().target().equals(target))
        .flatMap(history -> history.lastGood().stream())
        .anyMatch(page -> Component.on(page).contains(Component.FLYTEPROPELLER));
  }

  private static Optional<Boolean> byPage(Reading page) {
    OptionalDouble elected = page.samples().sum(ELECTED);
    OptionalDouble said = elected.isPresent() ? elected : page.samples().sum(POOL_STARTED);
    return said.isPresent() ? Optional.of(said.getAsDouble() > 0) : Optional.empty();
  }
}
