package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;

/** How long new workflows wait for their first round. */
public final class Waiting {
  private Waiting() {}

  /** Seconds since the oldest one was made, by FlyteWorkflows or else by flyteadmin; 0 for none. */
  public static double newest(RoundView view) {
    double objects = oldest(view, WorkflowSamples.OLDEST, "ready");
    return view.workflowObjects().isPresent()
        ? objects
        : oldest(view, AdminSamples.OLDEST, "undefined");
  }

  private static double oldest(RoundView view, String name, String phase) {
    return view.readings().stream()
        .flatMap(reading -> reading.samples().all(name).stream())
        .filter(sample -> sample.labels().get("phase").equals(phase))
        .mapToDouble(Sample::value)
        .max()
        .orElse(0);
  }
}
