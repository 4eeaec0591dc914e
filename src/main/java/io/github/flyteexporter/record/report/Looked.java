package io.github.flyteexporter.record.report;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What direct looks at one target came to in one round.
 *
 * @param at when the round ended
 * @param failed the first call that failed with its outcome, empty when all ended well
 * @param slowest how long the slowest took
 */
public record Looked(Instant at, String target, String failed, Duration slowest) {
  /** The looks among these readings. */
  public static List<Looked> in(Instant at, List<Reading> readings) {
    List<Looked> all = new ArrayList<>();
    for (Reading reading : readings) {
      List<Look> looks =
          reading.id().source().equals(LookSamples.SOURCE) && reading.ok()
              ? Look.in(reading)
              : List.of();
      if (!looks.isEmpty()) {
        all.add(
            new Looked(
                at,
                reading.id().target(),
                looks.stream()
                    .filter(look -> !look.ok())
                    .map(look -> look.call() + ": " + look.outcome().label())
                    .sorted()
                    .findFirst()
                    .orElse(""),
                looks.stream()
                    .map(Look::took)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO)));
      }
    }
    return all;
  }

  boolean ok() {
    return failed.isEmpty();
  }
}
