package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.ControlPlanePods;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of Flyte's own pods do not run, as Kubernetes says it. */
final class PodObserver implements Observer {
  @Override
  public Stream<Observation> observe(Scene scene) {
    Observations seen = new Observations(EvidenceKind.STATE, "pods", 0);
    RoundView view = scene.view();
    down(view, seen, "flyteadmin", NodeKind.FLYTEADMIN, Fact.ADMIN_PODS_DOWN);
    down(view, seen, "flytescheduler", NodeKind.SCHEDULER, Fact.SCHEDULER_PODS_DOWN);
    down(view, seen, "datacatalog", NodeKind.CATALOG, Fact.CATALOG_PODS_DOWN);
    down(view, seen, "webhook", NodeKind.WEBHOOK, Fact.WEBHOOK_PODS_DOWN);
    double killed = outOfMemory(view);
    if (killed > 0) {
      seen.bad(NodeKind.MEMORY, Mode.DOWN, Strength.DIRECT, Fact.OUT_OF_MEMORY, killed);
    }
    return seen.all().stream();
  }

  private static void down(
      RoundView view, Observations seen, String component, NodeKind node, Fact fact) {
    double pods = ControlPlanePods.down(view, Set.of(component));
    if (pods > 0) {
      seen.bad(node, Mode.DOWN, Strength.DIRECT, fact, pods);
    }
  }

  /**
   * Containers that wait for their restart and last ended so; one that runs again does not count.
   */
  private static double outOfMemory(RoundView view) {
    Set<String> waiting =
        samples(view, KubeSamples.CONTROL_WAITING).stream()
            .filter(one -> one.labels().get("reason").equals("crash_loop_back_off"))
            .filter(one -> one.value() > 0)
            .map(one -> one.labels().get("component"))
            .collect(Collectors.toSet());
    return samples(view, KubeSamples.CONTROL_TERMINATION).stream()
        .filter(one -> one.labels().get("reason").equals("oom_killed"))
        .filter(one -> waiting.contains(one.labels().get("component")))
        .mapToDouble(Sample::value)
        .sum();
  }

  private static List<Sample> samples(RoundView view, String name) {
    return view.readings().stream()
        .map(Reading::samples)
        .flatMap(samples -> samples.all(name).stream())
        .toList();
  }
}
