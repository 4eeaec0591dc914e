package io.github.flyteexporter.signal.kube;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.failure.FailureWindow;
import io.github.flyteexporter.signal.failure.Fault;
import io.github.flyteexporter.signal.failure.FaultLocation;
import io.github.flyteexporter.signal.failure.Traffic;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Map;

/** How often workflows fail lately, and for how many. Read from FlyteWorkflow objects. */
public final class FailureSignals {
  public static final Signal RATIO =
      gauge(
              "flyte_workflow_failure_ratio",
              "Failed over finished workflows, aborted ones aside; absent below 5 finished; 1h"
                  + " reaches back to the exporter's start at most.",
              "project",
              "domain",
              "fault",
              "window")
          .computed("FlyteWorkflows turning terminal, by the minute", FailureSignals::ratios);

  public static final Signal FAILING =
      gauge(
              "flyte_failing_project_domains",
              "Project-domains where over 5 min the platform fails a tenth of the workflows (nodes"
                  + " that take pods away aside), or another fault a quarter.",
              "fault")
          .computed("FlyteWorkflows turning terminal, by the minute", FailureSignals::failing);

  public static final List<Signal> ALL = List.of(RATIO, FAILING);

  private FailureSignals() {}

  private static void ratios(RoundView frame, SignalReader.Out out) {
    for (FailureWindow window : FailureWindow.values()) {
      judged(frame, window)
          .forEach(
              (where, traffic) -> {
                for (Fault fault : Fault.values()) {
                  double ratio = traffic.ratio(fault);
                  if (fault != Fault.UNKNOWN || ratio > 0) {
                    out.emit(
                        where.labels().with("fault", fault.label()).with("window", window.label()),
                        ratio);
                  }
                }
              });
    }
  }

  private static void failing(RoundView frame, SignalReader.Out out) {
    Map<ProjectDomain, Traffic> judged = judged(frame, FailureWindow.SHORT);
    for (FaultLocation blame :
        List.of(FaultLocation.CODE, FaultLocation.PLATFORM, FaultLocation.UNCLEAR)) {
      long failing = judged.values().stream().filter(blame::isExceeded).count();
      if (!judged.isEmpty() && (blame != FaultLocation.UNCLEAR || failing > 0)) {
        out.emit(Labels.of("fault", blame.fault().label()), (double) failing);
      }
    }
  }

  private static Map<ProjectDomain, Traffic> judged(RoundView frame, FailureWindow window) {
    if (frame.workflowObjects().isEmpty()) {
      return Map.of();
    }
    Map<ProjectDomain, Traffic> all = frame.state().recent().within(window, frame.now());
    all.values().removeIf(traffic -> !traffic.isEnough());
    return all;
  }
}
