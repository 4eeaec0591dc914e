package io.github.flyteexporter.web;

import java.util.HashMap;
import java.util.Map;

/** How many slow things go on at a time: a few, and fewer for one address. */
final class LoginLimiter {
  private final int most;
  private final int mostForOne;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  LoginLimiter(int most, int mostForOne) {
    this.most = most;
    this.mostForOne = mostForOne;
  }

  /** Takes a turn if there is one. */
  synchronized boolean take(String address) {
    if (all >= most || taken.getOrDefault(address, 0) >= mostForOne) {
      return false;
    }
    all++;
    taken.merge(address, 1, Integer::sum);
    return true;
  }

  /** Gives a turn back that was taken. */
  synchronized void giveBack(String address) {
    all--;
    taken.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
  }
}
