package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.Lease;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.util.List;
import java.util.regex.Pattern;

/** Shards of propeller that do not run while others do. */
public final class Shards {
  private static final Pattern OWN_LEASE = Pattern.compile("propeller-leader-\\d+");

  private Shards() {}

  /** How many shards there are by their leases. */
  public static double all(RoundView view) {
    return leases(view).size();
  }

  /** How many of several have no pod that is ready, while another has one. */
  public static double down(RoundView view, Limits limits) {
    if (leases(view).size() < 2) {
      return 0;
    }
    List<PropellerPod> pods =
        view.evidence(PropellerPod.class).stream().filter(pod -> !pod.terminating()).toList();
    long running = pods.stream().filter(PropellerPod::running).count();
    boolean stuck =
        view.readings().stream()
            .flatMap(reading -> reading.samples().all(KubeSamples.CONTROL_WAITING).stream())
            .anyMatch(
                one ->
                    one.labels().get("component").equals("flytepropeller")
                        && one.labels().get("reason").contains("back_off")
                        && one.value() > 0);
    double missing = leases(view).size() - running;
    boolean unheld = running > 0 && leases(view).stream().anyMatch(Lease::expired);
    double gone = (stuck || unheld) && running > 0 && missing > 0 ? missing : 0;
    return Math.max(gone, frozen(view, limits));
  }

  /** Shards whose pod looks well and renews no lease, for longer than a new pod takes to do so. */
  private static double frozen(RoundView view, Limits limits) {
    boolean others = leases(view).stream().anyMatch(Lease::renewed);
    return others
        ? leases(view).stream()
            .filter(Lease::expired)
            .filter(one -> one.unrenewed() >= limits.of(Limit.PROPELLER_STARTS))
            .filter(one -> !PropellerQueries.leftOver(view, one.name()))
            .count()
        : 0;
  }

  private static List<Lease> leases(RoundView view) {
    return Lease.of(view).stream().filter(one -> OWN_LEASE.matcher(one.name()).matches()).toList();
  }
}
