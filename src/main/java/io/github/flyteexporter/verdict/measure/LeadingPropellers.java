package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the propellers show that lead and could be read in this round. */
public final class LeadingPropellers {
  private LeadingPropellers() {}

  public static List<SourceHistory> of(RoundView frame) {
    return frame.histories(ScrapeSamples.SOURCE).stream()
        .filter(
            history ->
                history.current().filter(page -> PropellerQueries.leads(frame, page)).isPresent())
        .toList();
  }

  /** The moment of the newest page that a rate can be computed from. */
  public static Optional<Instant> seen(RoundView frame) {
    return of(frame).stream()
        .filter(history -> history.latestInterval().isPresent())
        .map(history -> history.newest().at())
        .max(Comparator.naturalOrder());
  }

  /** By how much a counter rose in the minutes that are remembered. */
  public static double rise(RoundView frame, String counter) {
    return spans(frame).mapToDouble(span -> span.increase(counter).orElse(0)).sum();
  }

  /** All stretches between two readings that are remembered. */
  public static Stream<ReadingInterval> spans(RoundView frame) {
    return of(frame).stream().flatMap(history -> history.intervals().stream());
  }
}
