package io.github.flyteexporter.kube.lease;

import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.LeaseHolder;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who holds propeller's leases, and for how long none was renewed. Names of the leases: flyte
 * v1.16.8, flytepropeller/pkg/controller/config/config.go:95-100 and manager/manager.go:188. A dead
 * leader's lease keeps its holder; only its renewal ages.
 */
public final class LeaseSummary implements ObjectSummary<LeaseObject> {
  private static final Pattern OURS = Pattern.compile("propeller-leader(-(\\d|[12]\\d|3[01]))?");

  /** The clocks of the leader and of ours differ. */
  private static final double TOLERANCE = 5;

  @Override
  public Summary summarize(Collection<LeaseObject> objects, Instant now) {
    Map<String, LeaseObject> newest = new TreeMap<>();
    for (LeaseObject lease : objects) {
      if (OURS.matcher(lease.name()).matches()) {
        newest.merge(lease.name(), lease, LeaseSummary::newer);
      }
    }
    SampleCounter ages = new SampleCounter(KubeSamples.LEASE_AGE);
    SampleCounter renewals = new SampleCounter(KubeSamples.LEASE_RENEWED);
    SampleCounter durations = new SampleCounter(KubeSamples.LEASE_DURATION);
    SampleCounter transitions = new SampleCounter(KubeSamples.LEASE_TRANSITIONS);
    SampleCounter held = new SampleCounter(KubeSamples.LEASE_HELD);
    List<Evidence> holders = new ArrayList<>();
    for (LeaseObject lease : newest.values()) {
      double age = Math.max(0, (now.toEpochMilli() - lease.renewed().toEpochMilli()) / 1000.0);
      boolean holds = !lease.holder().isEmpty() && age <= lease.durationSeconds() + TOLERANCE;
      ages.set(age, "lease", lease.name());
      renewals.set(lease.renewed().toEpochMilli() / 1000.0, "lease", lease.name());
      durations.set(lease.durationSeconds(), "lease", lease.name());
      transitions.set(lease.transitions(), "lease", lease.name());
      held.set(holds ? 1 : 0, "lease", lease.name());
      if (holds) {
        holders.add(new LeaseHolder(lease.name(), lease.holder()));
      }
    }
    List<Sample> samples = new ArrayList<>();
    for (SampleCounter tally : List.of(ages, renewals, durations, transitions, held)) {
      samples.addAll(tally.samples());
    }
    return new Summary(samples, holders);
  }

  private static LeaseObject newer(LeaseObject one, LeaseObject other) {
    return one.renewed().isBefore(other.renewed()) ? other : one;
  }
}
