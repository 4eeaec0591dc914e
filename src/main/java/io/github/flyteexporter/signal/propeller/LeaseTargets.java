package io.github.flyteexporter.signal.propeller;

import io.github.flyteexporter.reading.Evidence.LeaseHolder;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which target holds which lease now. A holder is named as its pod is, or as its host with a random
 * tail (flyte v1.16.8, flytepropeller/pkg/leaderelection/leader_election.go); one that is not
 * exactly one of the scraped targets by that is passed over.
 */
final class LeaseTargets {
  private LeaseTargets() {}

  /** Targets by the lease that they hold. */
  static Map<String, String> of(RoundView view) {
    List<String> targets =
        view.histories(ScrapeSamples.SOURCE).stream()
            .map(history -> history.newest().id().target())
            .toList();
    Map<String, String> held = new TreeMap<>();
    for (LeaseHolder lease : view.evidence(LeaseHolder.class)) {
      List<String> holders = targets.stream().filter(t -> named(lease.holder(), t)).toList();
      if (holders.size() == 1) {
        held.put(lease.lease(), holders.get(0));
      }
    }
    return held;
  }

  private static boolean named(String holder, String target) {
    return holder.equals(target) || holder.startsWith(target + "_");
  }
}
