package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Wanted;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which propeller does the work. With leader election {@code /k8smetrics} says so
 * (controller-runtime v0.22.4, pkg/metrics/leaderelection.go); without, or where that page is
 * missing, the pool of workers was started on the one that works (flyte v1.16.8,
 * flytepropeller/pkg/controller/workers.go:171). Free workers and queue say nothing: a standby has
 * 0 free and a queue that only grows.
 */
public final class Leading implements Reader {
  private static final String ELECTED = "leader_election_master_status";
  private static final String POOL_STARTED = "P:workers_restarted";
  static final Wanted[] NEEDS = {Take.plain(ELECTED), Take.plain(POOL_STARTED)};

  Leading() {}

  @Override
  public void read(Frame frame, Out out) {
    for (Reading page : frame.pages()) {
      leads(page)
          .ifPresent(leads -> out.emit(Labels.of("target", page.of().target()), leads ? 1 : 0));
    }
  }

  /** Whether the propeller of this page leads, empty when there is none on it. */
  public static Optional<Boolean> leads(Reading page) {
    if (!Component.on(page).contains(Component.FLYTEPROPELLER)) {
      return Optional.empty();
    }
    OptionalDouble elected = page.samples().sum(ELECTED);
    OptionalDouble said = elected.isPresent() ? elected : page.samples().sum(POOL_STARTED);
    return said.isPresent() ? Optional.of(said.getAsDouble() > 0) : Optional.empty();
  }
}
