package io.github.flyteexporter.kube.taskaction;

import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionEvent;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Events about TaskActions by reason, and the newest with their words. */
final class ActionEventSummary implements ObjectSummary<ActionEventObject> {
  /** The most events that are passed on as evidence, the newest first. */
  static final int MOST = 500;

  /** flyte v2.0.43, executor/pkg/controller/taskaction_controller.go: a healthy action has none. */
  private static final Set<String> REASONS =
      Set.of(
          "ActionEventPublishFailed",
          "FailedPluginHandle",
          "FailedValidation",
          "FailedPluginResolve",
          "FinalizationSkipped");

  @Override
  public Summary summarize(Collection<ActionEventObject> objects, Instant now) {
    SampleCounter counts = new SampleCounter(Flyte2Samples.EVENTS);
    REASONS.forEach(reason -> counts.set(0, "reason", reason));
    List<ActionEventObject> ours =
        objects.stream().filter(one -> REASONS.contains(one.reason())).toList();
    ours.forEach(one -> counts.add(one.count(), "reason", one.reason()));
    List<Evidence> evidence =
        ours.stream()
            .sorted(
                Comparator.comparingLong(ActionEventObject::last)
                    .reversed()
                    .thenComparing(ActionEventObject::uid))
            .limit(MOST)
            .<Evidence>map(one -> evidence(one, now))
            .toList();
    return new Summary(counts.samples(), evidence);
  }

  private static ActionEvent evidence(ActionEventObject one, Instant now) {
    return new ActionEvent(
        one.uid(),
        one.action(),
        one.reason(),
        one.count(),
        Duration.ofMillis(Math.round(KubeTimes.age(one.last(), now) * 1_000)),
        one.note());
  }
}
