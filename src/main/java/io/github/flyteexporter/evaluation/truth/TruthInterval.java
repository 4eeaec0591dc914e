package io.github.flyteexporter.evaluation.truth;

/**
 * A time in which something was so, in seconds since the recording's start.
 *
 * @param from its first moment
 * @param to the first moment after it, infinite when it lasts until the end
 */
public record TruthInterval(double from, double to) {
  /** How long a verdict may take to rise. */
  static final double RISES = 30;

  /** How long a verdict may take to clear. */
  static final double CLEARS = 60;

  public boolean contains(double at) {
    return at >= from && at < to;
  }

  /** Whether the verdict may still be on its way. */
  public boolean rising(double at) {
    return contains(at) && at <= from + RISES;
  }

  /** Whether it has ended, but the verdict need not know yet. */
  public boolean clearing(double at) {
    return at >= to && at <= to + CLEARS;
  }

  /** The same so many seconds later. */
  TruthInterval later(double seconds) {
    return new TruthInterval(from + seconds, to + seconds);
  }

  /** The part of it before a moment. */
  TruthInterval before(double moment) {
    return new TruthInterval(Math.min(from, moment), Math.min(to, moment));
  }
}
