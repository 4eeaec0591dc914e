package io.github.flyteexporter.runtime;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a round does; a reload puts another in its place between two rounds.
 *
 * @param beat time from the end of a round to the next
 * @param beatOnTheWall the same on the wall's clock, which runs slower than that of a replay
 * @param gentle whether the beat stretches for a target that answers slowly
 * @param slots how many project-domains get series of their own
 */
public record PollPlan(
    List<Source> sources, Duration beat, Duration beatOnTheWall, boolean gentle, int slots) {
  public PollPlan {
    sources = List.copyOf(sources);
  }

  /** The beat after a round with these readings. */
  Duration beatAfter(List<Reading> readings) {
    Duration slowest =
        readings.stream()
            .filter(Reading::ok)
            .filter(reading -> reading.id().source().equals(ScrapeSamples.SOURCE))
            .map(Reading::took)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return gentle ? ScrapeBudget.beat(slowest, beat) : beat;
  }

  /** How long a beat of this length is on the wall's clock, at least 1 ms. */
  Duration onTheWall(Duration length) {
    double share = (double) length.toNanos() / beat.toNanos();
    return Duration.ofMillis(Math.max(1, Math.round(beatOnTheWall.toMillis() * share)));
  }

  /** Whether a profiling port is read. */
  boolean scrapes() {
    return ids().stream().anyMatch(id -> id.source().equals(ScrapeSamples.SOURCE));
  }

  /** Which sources are read. */
  Set<SourceId> ids() {
    return sources.stream().map(Source::id).collect(Collectors.toUnmodifiableSet());
  }
}
