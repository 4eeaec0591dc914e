package io.github.flyteexporter.kube.controlplane;

import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The containers of one component's pods, by name; the newest exit code of each counts. */
public final class OwnContainers {
  /** Names beyond so many of one component are put together as {@code other}. */
  private static final int MAX_NAMES = 10;

  private OwnContainers() {}

  public static List<Sample> samples(String component, List<ControlPlanePodDetails> pods) {
    SampleCounter states = new SampleCounter(KubeSamples.CONTROL_INIT);
    SampleCounter initCodes = new SampleCounter(KubeSamples.CONTROL_INIT_EXIT);
    SampleCounter codes = new SampleCounter(KubeSamples.CONTROL_EXIT);
    List<OwnContainer> all =
        pods.stream()
            .flatMap(pod -> pod.containers().stream())
            .sorted(Comparator.comparingLong(OwnContainer::finishedAt))
            .toList();
    Set<String> names =
        all.stream().map(OwnContainer::name).collect(Collectors.toCollection(TreeSet::new)).stream()
            .limit(MAX_NAMES)
            .collect(Collectors.toSet());
    for (OwnContainer one : all) {
      String name = names.contains(one.name()) ? one.name() : "other";
      if (one.init()) {
        states.add(1, "component", component, "container", name, "state", one.state());
      }
      one.exitCode()
          .ifPresent(
              code ->
                  (one.init() ? initCodes : codes)
                      .set(code, "component", component, "container", name));
    }
    List<Sample> samples = new ArrayList<>(states.samples());
    samples.addAll(initCodes.samples());
    samples.addAll(codes.samples());
    return samples;
  }
}
