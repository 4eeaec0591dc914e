package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.verdict.measure.ControlPlanePods;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import io.github.flyteexporter.verdict.observe.Observer;
import io.github.flyteexporter.verdict.observe.Scene;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether Flyte's pod runs, as Kubernetes says it. That it is ready says nothing: its probe asks a
 * constant (flyte v2.0.43, charts/flyte-binary/templates/deployment.yaml:150-167).
 */
final class ProcessObserver implements Observer {
  /** The labels of the chart are those of Flyte 1's. */
  private static final Set<String> COMPONENT = Set.of("flyte_binary");

  @Override
  public Stream<Observation> observe(Scene scene) {
    Observations seen = new Observations(EvidenceKind.STATE, "pods", 0);
    double down = ControlPlanePods.down(scene.view(), COMPONENT);
    if (down > 0) {
      seen.bad(NodeKind.FLYTE, Mode.DOWN, Strength.DIRECT, Fact.FLYTE_PODS_DOWN, down);
    }
    return seen.all().stream();
  }
}
