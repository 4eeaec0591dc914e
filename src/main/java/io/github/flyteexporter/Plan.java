package io.github.flyteexporter;

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
 * @param slots how many project-domains get series of their own
 */
record Plan(List<Source> sources, Duration beat, Duration beatOnTheWall, int slots) {
  Plan {
    sources = List.copyOf(sources);
  }

  /** Which sources are read. */
  Set<SourceId> ids() {
    return sources.stream().map(Source::id).collect(Collectors.toUnmodifiableSet());
  }
}
