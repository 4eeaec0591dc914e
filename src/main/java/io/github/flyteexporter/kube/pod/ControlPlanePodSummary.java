package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.ControlPlanePod;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The state of the pods of Flyte itself. */
final class ControlPlanePodSummary implements ObjectSummary<PodObject> {
  /** During an upgrade there are two versions; more would be other pods with the same labels. */
  private static final int MAX_VERSIONS = 4;

  @Override
  public Summary summarize(Collection<PodObject> objects, Instant now) {
    List<Evidence> evidence = new ArrayList<>();
    Map<String, List<ControlPlanePodDetails>> components = new TreeMap<>();
    for (PodObject pod : objects) {
      pod.controlPlane()
          .ifPresent(
              part -> {
                components.computeIfAbsent(part.component(), c -> new ArrayList<>(1)).add(part);
                evidence.add(
                    new ControlPlanePod(
                        pod.uid(),
                        part.namespace(),
                        part.name(),
                        part.component(),
                        part.ended(),
                        part.ready() && !part.ended(),
                        part.restarts()));
              });
    }
    List<Sample> samples = new ArrayList<>();
    components.forEach((component, parts) -> samples.addAll(component(component, parts, now)));
    return new Summary(samples, evidence);
  }

  private static List<Sample> component(String of, List<ControlPlanePodDetails> all, Instant now) {
    List<ControlPlanePodDetails> pods = all.stream().filter(part -> !part.ended()).toList();
    List<Sample> samples = new ArrayList<>(InitContainers.samples(of, pods));
    SampleCounter states = new SampleCounter(KubeSamples.CONTROL_PODS);
    SampleCounter age = new SampleCounter(KubeSamples.CONTROL_NOT_READY);
    SampleCounter waiting = new SampleCounter(KubeSamples.CONTROL_WAITING);
    states.add(0, "component", of, "state", "ready");
    states.add(0, "component", of, "state", "not_ready");
    for (ControlPlanePodDetails pod : pods) {
      states.add(1, "component", of, "state", pod.ready() ? "ready" : "not_ready");
      if (!pod.ready()) {
        age.most(KubeTimes.age(pod.notReadySince(), now), "component", of);
      }
      pod.waiting().ifPresent(why -> waiting.add(1, "component", of, "reason", why.label()));
    }
    SampleCounter images = new SampleCounter(KubeSamples.CONTROL_IMAGE);
    pods.stream()
        .map(ControlPlanePodDetails::version)
        .distinct()
        .sorted()
        .limit(MAX_VERSIONS)
        .forEach(version -> images.set(1, "component", of, "version", version));
    SampleCounter terminations = new SampleCounter(KubeSamples.CONTROL_TERMINATION);
    all.stream()
        .flatMap(pod -> pod.termination().stream())
        .max(Comparator.comparingLong(Termination::finishedAt))
        .ifPresent(last -> terminations.set(1, "component", of, "reason", last.label()));
    for (SampleCounter tally : List.of(states, age, waiting, images, terminations)) {
      samples.addAll(tally.samples());
    }
    return samples;
  }
}
