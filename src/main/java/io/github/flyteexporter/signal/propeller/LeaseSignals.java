package io.github.flyteexporter.signal.propeller;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.kube.FromKube;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;

/** Leases of propeller's leader election; absent where that is off (flyte-binary). */
public final class LeaseSignals {
  private static final String HOW = "Lease objects `propeller-leader*`";

  public static final Signal HELD =
      gauge(
              "flyte_lease_held",
              "Whether the holder renewed the lease within its duration, plus 5 s for clock"
                  + " skew.",
              "lease")
          .computed(HOW, new FromKube(KubeSamples.LEASE_HELD));

  public static final Signal AGE =
      gauge("flyte_lease_renew_age_seconds", "Time since the lease was last renewed.", "lease")
          .computed(HOW, new FromKube(KubeSamples.LEASE_AGE));

  public static final Signal DURATION =
      gauge(
              "flyte_lease_duration_seconds",
              "Time for which a renewal of the lease is valid.",
              "lease")
          .computed(HOW, new FromKube(KubeSamples.LEASE_DURATION));

  public static final Signal TRANSITIONS =
      counter("flyte_lease_transitions_total", "Changes of the lease's holder.", "lease")
          .computed(HOW, new FromKube(KubeSamples.LEASE_TRANSITIONS));

  public static final Signal HOLDER =
      gauge(
              "flyte_lease_holder_info",
              "Target that holds the lease, 1; absent when the holder is not a scraped target.",
              "lease",
              "target")
          .computed(HOW + ", names of targets", LeaseSignals::holders);

  public static final List<Signal> ALL = List.of(HELD, AGE, DURATION, TRANSITIONS, HOLDER);

  private LeaseSignals() {}

  private static void holders(RoundView view, SignalReader.Out out) {
    LeaseTargets.of(view)
        .forEach((lease, target) -> out.emit(Labels.of("lease", lease, "target", target), 1));
  }
}
