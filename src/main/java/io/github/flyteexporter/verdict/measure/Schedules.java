package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.signal.state.RoundView;

/** How many schedules are late. */
public final class Schedules {
  private Schedules() {}

  /** Whether all there are, two at least, are late: then it is not a single schedule's problem. */
  public static boolean allOverdue(RoundView view) {
    return overdue(view) > 1 && overdue(view) >= sum(view, AdminSamples.SCHEDULES);
  }

  /** How many are. */
  public static double overdue(RoundView view) {
    return sum(view, AdminSamples.OVERDUE);
  }

  private static double sum(RoundView view, String name) {
    return view.readings().stream()
        .mapToDouble(reading -> reading.samples().sum(name).orElse(0))
        .sum();
  }
}
