package io.github.flyteexporter.doctor;

import java.util.function.Function;

/**
 * One thing that is checked.
 *
 * @param <T> what it is judged from
 * @param name unique, and stable: scripts know it
 * @param what is checked
 * @param why it matters
 * @param judged how it is judged from the readings
 * @param action what to do when it is not ok
 */
public record Check<T>(
    Area area,
    String name,
    String what,
    String why,
    String judged,
    String action,
    Function<T, Finding> judge) {
  /** Judges it. */
  public CheckResult of(T seen) {
    return CheckResult.of(this, judge.apply(seen));
  }
}
