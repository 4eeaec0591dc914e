package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.History;
import io.github.flyteexporter.signal.Span;
import io.github.flyteexporter.signal.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the propellers show that lead and could be read in this round. */
final class Leaders {
  private Leaders() {}

  static List<History> of(Frame frame) {
    return frame.of(State.SCRAPE).stream()
        .filter(
            history ->
                history.current().filter(page -> ProgressRule.leads(frame, page)).isPresent())
        .toList();
  }

  /** The moment of the newest page that a rate can be told from. */
  static Optional<Instant> seen(Frame frame) {
    return of(frame).stream()
        .filter(history -> history.latest().isPresent())
        .map(history -> history.newest().at())
        .max(Comparator.naturalOrder());
  }

  /** By how much a counter rose in the minutes that are remembered. */
  static double rise(Frame frame, String counter) {
    return spans(frame).mapToDouble(span -> span.increase(counter).orElse(0)).sum();
  }

  /** All stretches between two readings that are remembered. */
  static Stream<Span> spans(Frame frame) {
    return of(frame).stream().flatMap(history -> history.spans().stream());
  }
}
