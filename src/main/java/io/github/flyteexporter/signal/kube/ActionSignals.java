package io.github.flyteexporter.signal.kube;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.List;

/**
 * What only Flyte 2 has: actions of runs as TaskActions show them. Runs themselves are counted as
 * workflows are, their triggers as schedules.
 */
public final class ActionSignals {
  private static final String OBJECTS = "TaskAction `status`";

  public static final Signal PLATFORM =
      gauge(
              "flyte_platform_info",
              "Which Flyte this is, 1; `flyte2`, absent for Flyte 1.",
              "platform")
          .computed(
              "whether TaskActions or the API of Flyte 2 are read",
              (view, out) -> {
                if (view.isFlyte2()) {
                  out.emit(Labels.of("platform", "flyte2"), 1);
                }
              });

  public static final Signal ACTIONS =
      gauge(
              "flyte_actions",
              "Actions of Flyte 2 that have not ended, by the reason of their condition; `none`"
                  + " before one was ever looked at.",
              "condition")
          .computed(OBJECTS, each(Flyte2Samples.ACTIONS));

  public static final Signal UNCHANGED =
      gauge(
              "flyte_action_unchanged_max_seconds",
              "How long an action's phase has not changed at most, by the reason of its condition.",
              "condition")
          .computed("TaskAction `status.phaseHistory`", each(Flyte2Samples.ACTIONS_UNCHANGED));

  public static final Signal UNRECORDED =
      gauge(
              "flyte_actions_unrecorded",
              "Actions that ended over a minute ago, after the last whose end is marked as recorded"
                  + " in the database.")
          .computed(
              "TaskAction label `flyte.org/terminal-status-recorded`",
              WorkflowObjectSignals.sum(Flyte2Samples.UNRECORDED));

  public static final Signal LOOPING =
      gauge(
              "flyte_actions_looping",
              "Actions whose pod is made again and again without end, as it exits like a system"
                  + " error.")
          .computed(
              "TaskAction `status.phaseHistory`, `status.attempts`",
              WorkflowObjectSignals.sum(Flyte2Samples.LOOPING));

  public static final Signal EVENTS =
      gauge(
              "flyte_action_events",
              "Warnings about actions that Kubernetes still keeps, each as often as it happened.",
              "reason")
          .computed(
              "Kubernetes events about TaskActions",
              (view, out) ->
                  view.history(Flyte2Samples.ACTION_EVENTS)
                      .flatMap(SourceHistory::current)
                      .ifPresent(
                          reading ->
                              reading
                                  .samples()
                                  .all(Flyte2Samples.EVENTS)
                                  .forEach(sample -> out.emit(sample.labels(), sample.value()))));

  public static final List<Signal> ALL =
      List.of(PLATFORM, ACTIONS, UNCHANGED, UNRECORDED, LOOPING, EVENTS);

  private ActionSignals() {}

  private static SignalReader each(String sample) {
    return (view, out) ->
        view.workflowObjects().stream()
            .flatMap(reading -> reading.samples().all(sample).stream())
            .forEach(one -> out.emit(one.labels(), one.value()));
  }
}
