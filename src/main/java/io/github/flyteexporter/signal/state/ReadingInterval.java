package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Two successive readings of the same process, from which rates are computed. */
public record ReadingInterval(Reading before, Reading after) {
  /** Series that identifies a process (client_golang's process collector). */
  public static final String PROCESS_START = "process_start_time_seconds";

  /** The interval between two readings, empty if the process is not the same. */
  static Optional<ReadingInterval> between(Reading before, Reading after) {
    boolean same = before.samples().sum(PROCESS_START).equals(after.samples().sum(PROCESS_START));
    return same && after.at().isAfter(before.at())
        ? Optional.of(new ReadingInterval(before, after))
        : Optional.empty();
  }

  /** Length in seconds, never 0. */
  public double seconds() {
    return Duration.between(before.at(), after.at()).toNanos() / 1e9;
  }

  /**
   * Increase of a counter, summed over its series. Absent if the later page does not have it; a
   * labeled counter appears at its first use, so one that the earlier page lacks rose from 0.
   */
  public OptionalDouble increase(String counter) {
    OptionalDouble now = after.samples().sum(counter);
    if (now.isEmpty()) {
      return OptionalDouble.empty();
    }
    double rise = now.getAsDouble() - before.samples().sum(counter).orElse(0);
    return rise < 0 ? OptionalDouble.empty() : OptionalDouble.of(rise);
  }

  /** Increase of those series of a counter whose labels match; 0 if none does. */
  public double increase(String counter, Predicate<Labels> of) {
    return Math.max(0, sum(after, counter, of) - sum(before, counter, of));
  }

  private static double sum(Reading page, String counter, Predicate<Labels> of) {
    return page.samples().all(counter).stream()
        .filter(sample -> of.test(sample.labels()))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** Increase per second of several counters together; absent if the page has none of them. */
  public OptionalDouble rate(String... counters) {
    OptionalDouble sum = OptionalDouble.empty();
    for (String counter : counters) {
      OptionalDouble rise = increase(counter);
      if (rise.isPresent()) {
        sum = OptionalDouble.of(sum.orElse(0) + rise.getAsDouble());
      }
    }
    return sum.isPresent() ? OptionalDouble.of(sum.getAsDouble() / seconds()) : sum;
  }
}
