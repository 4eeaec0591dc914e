package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.propeller.LeaderDetection;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which propellers run, lead and make progress. */
public final class PropellerQueries {
  private static final double LEFT_AFTER_SECONDS = 3_600;

  private PropellerQueries() {}

  /** The progress of every propeller that leads and was read twice, by target. */
  public static Map<String, Progress> byTarget(RoundView frame) {
    Map<String, Progress> all = new TreeMap<>();
    for (SourceHistory history : frame.histories(ScrapeSamples.SOURCE)) {
      if (history.current().filter(page -> leads(frame, page)).isPresent()
          && history.latestInterval().isPresent()) {
        all.put(history.newest().id().target(), Progress.over(history.intervals()));
      }
    }
    return all;
  }

  /** Whether the propeller of a page leads. */
  public static boolean leads(RoundView frame, Reading page) {
    return LeaderDetection.leads(frame, page).orElse(false);
  }

  /** With leader election, a lease that is not renewed means work that is not done. */
  public static boolean noneLeads(RoundView frame) {
    return unheld(frame) > 0 && frame.pages().stream().noneMatch(page -> leads(frame, page));
  }

  /** Whether a lease of propeller's is renewed, by one that we may not see. */
  public static boolean someoneLeads(RoundView frame) {
    return Lease.of(frame).stream().anyMatch(Lease::renewed);
  }

  /**
   * How many of propeller's leases are not renewed. Flyte deletes none: after shards were taken
   * away theirs stay, which shows in others that are held while these have not been for long.
   */
  public static double unheld(RoundView frame) {
    List<Lease> leases = Lease.of(frame);
    boolean some = leases.stream().anyMatch(Lease::renewed);
    return leases.stream()
        .filter(Lease::expired)
        .filter(lease -> !some || !leftOver(frame, lease.name()))
        .count();
  }

  /** Whether a lease is that of a shard that was taken away long ago. */
  public static boolean leftOver(RoundView frame, String lease) {
    return samples(frame, KubeSamples.LEASE_AGE).stream()
        .filter(age -> age.labels().get("lease").equals(lease))
        .anyMatch(age -> age.value() > LEFT_AFTER_SECONDS);
  }

  /** How many pods with a propeller are down; a profiling port that answers knows better. */
  public static double propellersDown(RoundView frame) {
    boolean answers =
        frame.pages().stream()
            .anyMatch(page -> Component.on(page).contains(Component.FLYTEPROPELLER));
    return answers ? 0 : ControlPlanePods.down(frame, ControlPlanePods.WITH_PROPELLER);
  }

  private static List<Sample> samples(RoundView frame, String name) {
    return frame.readings().stream()
        .flatMap(reading -> reading.samples().all(name).stream())
        .toList();
  }
}
