package io.github.flyteexporter.status;

import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One function in the last 24 hours.
 *
 * @param function which one
 * @param now its status at the end of the day
 * @param stretches its status, the oldest first, without gaps and overlaps
 */
public record FunctionDay(PlatformFunction function, FunctionStatus now, List<Stretch> stretches) {
  /** A time in which it had one status. */
  public record Stretch(Instant from, Instant to, FunctionStatus status) {
    Duration length() {
      return Duration.between(from, to);
    }
  }

  public FunctionDay {
    stretches = List.copyOf(stretches);
  }

  /** How long it had a status. */
  public Duration total(FunctionStatus status) {
    return stretches.stream()
        .filter(one -> one.status() == status)
        .map(Stretch::length)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * The status that weighs most in each of so many equal parts of the day, the oldest first: an
   * impairment of a minute stays visible, and so does a gap.
   */
  public List<FunctionStatus> parts(int count) {
    FunctionStatus[] parts = new FunctionStatus[count];
    Instant begin = stretches.get(0).from();
    double part = StatusDay.LENGTH.toMillis() / (double) count;
    for (Stretch one : stretches) {
      int first = (int) (Duration.between(begin, one.from()).toMillis() / part);
      double end = Duration.between(begin, one.to()).toMillis() / part;
      for (int i = first; i < Math.min(count, end); i++) {
        if (parts[i] == null || one.status().compareTo(parts[i]) > 0) {
          parts[i] = one.status();
        }
      }
    }
    return List.of(parts);
  }
}
