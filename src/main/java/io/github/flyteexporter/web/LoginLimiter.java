package io.github.flyteexporter.web;

import java.util.HashMap;
import java.util.Map;

/** ServerLimits password checks at a time, in total and for one address. */
final class LoginLimiter {
  private final int most;
  private final int mostForOne;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  LoginLimiter(int most, int mostForOne) {
    this.most = most;
    this.mostForOne = mostForOne;
  }

  /** Takes a slot if one is free. */
  synchronized boolean tryAcquire(String address) {
    if (all >= most || taken.getOrDefault(address, 0) >= mostForOne) {
      return false;
    }
    all++;
    taken.merge(address, 1, Integer::sum);
    return true;
  }

  /** Returns a slot. */
  synchronized void release(String address) {
    all--;
    taken.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
  }
}
