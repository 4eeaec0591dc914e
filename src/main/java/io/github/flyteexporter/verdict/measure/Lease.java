package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One of propeller's leases, judged as its candidates do it: by when a renewal was last seen here,
 * not by what its holder's clock says (client-go v0.34.1, tools/leaderelection/leaderelection.go).
 *
 * @param held empty while it was seen once only
 */
public record Lease(String name, Optional<Boolean> held) {
  /** Renewals can come late without harm. */
  private static final double TOLERANCE = 5;

  /** All that are read in this round. */
  public static List<Lease> of(RoundView view) {
    List<Lease> all = new ArrayList<>();
    for (SourceHistory history : view.histories(KubeSamples.SOURCE)) {
      history
          .current()
          .ifPresent(
              newest ->
                  newest
                      .samples()
                      .all(KubeSamples.LEASE_HELD)
                      .forEach(sample -> all.add(of(history, sample))));
    }
    return all;
  }

  private static Lease of(SourceHistory history, Sample claim) {
    String name = claim.labels().get("lease");
    OptionalDouble now = value(history.newest(), KubeSamples.LEASE_RENEWED, name);
    if (now.isEmpty()) {
      return new Lease(name, Optional.of(claim.value() > 0));
    }
    Reading since = history.newest();
    for (Reading reading : history.good()) {
      if (!value(reading, KubeSamples.LEASE_RENEWED, name).equals(now)) {
        return new Lease(name, Optional.of(!old(history.newest(), since, name)));
      }
      since = reading;
    }
    boolean old = old(history.newest(), since, name);
    return new Lease(name, old ? Optional.of(false) : Optional.empty());
  }

  private static boolean old(Reading newest, Reading since, String name) {
    double lasts = value(newest, KubeSamples.LEASE_DURATION, name).orElse(0);
    double unchanged = Duration.between(since.at(), newest.at()).toMillis() / 1000.0;
    return unchanged > lasts + TOLERANCE;
  }

  private static OptionalDouble value(Reading reading, String sample, String name) {
    return reading.samples().all(sample).stream()
        .filter(one -> one.labels().get("lease").equals(name))
        .mapToDouble(Sample::value)
        .findFirst();
  }

  /** Whether a renewal was seen in time. */
  public boolean renewed() {
    return held.orElse(false);
  }

  /** Whether none was seen for longer than it lasts. */
  public boolean expired() {
    return !held.orElse(true);
  }
}
