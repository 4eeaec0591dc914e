package io.github.flyteexporter.evaluation;

/**
 * A time in which something was so, in seconds since the recording's start.
 *
 * @param from its first moment
 * @param to the first moment after it, infinite when it lasts until the end
 */
record TruthInterval(double from, double to) {
  /** How long a verdict may take to rise. */
  static final double RISES = 30;

  /** How long a verdict may take to clear. */
  static final double CLEARS = 60;

  boolean contains(double at) {
    return at >= from && at < to;
  }

  /** Whether the verdict may still be on its way. */
  boolean rising(double at) {
    return contains(at) && at <= from + RISES;
  }

  /** Whether it is over, but the verdict need not know yet. */
  boolean clearing(double at) {
    return at >= to && at <= to + CLEARS;
  }
}
