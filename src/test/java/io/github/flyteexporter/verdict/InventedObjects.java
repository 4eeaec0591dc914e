package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Kubernetes objects of an invented Flyte's control plane: its pods and propeller's Lease. */
final class InventedObjects {
  private final boolean binary;
  private final Map<String, String> lookedAt = new HashMap<>();

  InventedObjects(boolean binary) {
    this.binary = binary;
  }

  List<Reading> readings(Moment moment, Instant now) {
    return List.of(
        InventedReadings.of(kube("pods"), now, pods(moment), podEvidence(moment)),
        InventedReadings.of(kube("leases"), now, leases(moment, now), List.of()),
        InventedReadings.of(kube("namespaces"), now, List.of(), moment.namespaces));
  }

  private static SourceId kube(String what) {
    return new SourceId(KubeSamples.SOURCE, what);
  }

  private List<Sample> pods(Moment moment) {
    List<Sample> samples = new ArrayList<>();
    for (String component :
        binary
            ? List.of("flyte_binary")
            : List.of("flyteadmin", "flytepropeller", "flytescheduler", "datacatalog", "webhook")) {
      String waiting = moment.waiting.get(component);
      samples.add(
          new Sample(
              KubeSamples.CONTROL_PODS,
              Labels.of("component", component, "state", waiting == null ? "ready" : "not_ready"),
              1));
      if (waiting != null) {
        samples.add(
            new Sample(
                KubeSamples.CONTROL_WAITING,
                Labels.of("component", component, "reason", waiting),
                1));
      }
      if (moment.outOfMemory.contains(component)) {
        samples.add(
            new Sample(
                KubeSamples.CONTROL_TERMINATION,
                Labels.of("component", component, "reason", "oom_killed"),
                1));
      }
    }
    return samples;
  }

  private List<Evidence> podEvidence(Moment moment) {
    boolean ready = !moment.waiting.containsKey(binary ? "flyte_binary" : "flytepropeller");
    return List.of(new PropellerPod(-1, false, ready, Optional.empty()));
  }

  private List<Sample> leases(Moment moment, Instant now) {
    if (!moment.lease) {
      return List.of();
    }
    Labels label = Labels.of("lease", "propeller-leader");
    lookedAt.putIfAbsent("lease", "0");
    if (moment.leaseRenewed) {
      lookedAt.put("lease", String.valueOf(now.getEpochSecond()));
    }
    return List.of(
        new Sample(KubeSamples.LEASE_HELD, label, 1),
        new Sample(KubeSamples.LEASE_DURATION, label, 15),
        new Sample(KubeSamples.LEASE_RENEWED, label, Double.parseDouble(lookedAt.get("lease"))));
  }
}
