package io.github.flyteexporter.web;

import java.util.function.LongSupplier;

/** Allows so many requests a second on average, and as many at once. */
final class RequestRate {
  private final double most;
  private final LongSupplier nanos;
  private double left;
  private long last;

  /**
   * A rate.
   *
   * @param nanos a monotonic clock, in nanoseconds
   */
  RequestRate(int perSecond, LongSupplier nanos) {
    this.most = perSecond;
    this.nanos = nanos;
    this.left = perSecond;
    this.last = nanos.getAsLong();
  }

  /** Whether one more request is allowed now. */
  synchronized boolean tryAcquire() {
    long now = nanos.getAsLong();
    left = Math.min(most, left + (now - last) / 1e9 * most);
    last = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
