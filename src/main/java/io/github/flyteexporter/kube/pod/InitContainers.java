package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How the init containers of one component's pods are; the newest exit code of each stands. */
final class InitContainers {
  private InitContainers() {}

  static List<Sample> samples(String component, List<ControlPlanePodDetails> pods) {
    SampleCounter states = new SampleCounter(KubeSamples.CONTROL_INIT);
    SampleCounter codes = new SampleCounter(KubeSamples.CONTROL_INIT_EXIT);
    pods.stream()
        .flatMap(pod -> pod.initContainers().stream())
        .sorted(Comparator.comparingLong(InitContainer::finishedAt))
        .forEach(
            init -> {
              String name = init.name();
              states.add(1, "component", component, "container", name, "state", init.state());
              init.exitCode()
                  .ifPresent(code -> codes.set(code, "component", component, "container", name));
            });
    List<Sample> samples = new ArrayList<>(states.samples());
    samples.addAll(codes.samples());
    return samples;
  }
}
