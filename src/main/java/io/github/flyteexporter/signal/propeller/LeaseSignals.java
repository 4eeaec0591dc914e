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

/** Does somebody lead; absent where leader election is off (flyte-binary). */
public final class LeaseSignals {
  private static final String HOW = "Lease objects `propeller-leader*`";

  public static final Signal HELD =
      gauge(
              "flyte_lease_held",
              "Whether the lease's holder renewed it within its duration and 5 s for clocks.",
              "lease")
          .computed(HOW, new FromKube(KubeSamples.LEASE_HELD));

  public static final Signal AGE =
      gauge("flyte_lease_renew_age_seconds", "Time since the lease was renewed.", "lease")
          .computed(HOW, new FromKube(KubeSamples.LEASE_AGE));

  public static final Signal DURATION =
      gauge("flyte_lease_duration_seconds", "For how long a renewal of the lease holds.", "lease")
          .computed(HOW, new FromKube(KubeSamples.LEASE_DURATION));

  public static final Signal TRANSITIONS =
      counter("flyte_lease_transitions_total", "How often the lease changed its holder.", "lease")
          .computed(HOW, new FromKube(KubeSamples.LEASE_TRANSITIONS));

  public static final Signal HOLDER =
      gauge(
              "flyte_lease_holder_info",
              "The target that holds the lease now, 1; absent when it is none that is scraped.",
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
