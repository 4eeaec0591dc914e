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
 * @param held empty while no renewal was seen and it may be that it was seen too briefly
 * @param unrenewed for how many seconds no renewal was seen
 */
public record Lease(String name, Optional<Boolean> held, double unrenewed) {
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
      return new Lease(name, Optional.of(claim.value() > 0), 0);
    }
    double lasts = value(history.newest(), KubeSamples.LEASE_DURATION, name).orElse(0);
    boolean changed = false;
    Reading since = history.newest();
    for (Reading reading : history.good()) {
      if (!value(reading, KubeSamples.LEASE_RENEWED, name).equals(now)) {
        changed = true;
        break;
      }
      since = reading;
    }
    double unrenewed = Duration.between(since.at(), history.newest().at()).toMillis() / 1000.0;
    boolean old = unrenewed > lasts + TOLERANCE;
    return new Lease(name, old || changed ? Optional.of(!old) : Optional.empty(), unrenewed);
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
