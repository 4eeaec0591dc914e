package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.kube.controlplane.MissingPods;
import io.github.flyteexporter.kube.controlplane.NotRunningReason;
import io.github.flyteexporter.kube.controlplane.OwnContainers;
import io.github.flyteexporter.kube.controlplane.WantedPods;
import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.podstatus.Termination;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.ControlPlanePod;
import io.github.flyteexporter.reading.Evidence.PodNotRunning;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The state of the pods of Flyte itself. */
final class ControlPlanePodSummary implements ObjectSummary<PodObject> {
  /** During an upgrade there are two versions; more would be other pods with the same labels. */
  private static final int MAX_VERSIONS = 4;

  private final MissingPods missing;

  ControlPlanePodSummary(WantedPods wanted) {
    this.missing = new MissingPods(wanted);
  }

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
    Map<String, NotRunningReason> none =
        missing.among(
            components.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(pod -> !pod.terminal()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()),
            now);
    none.keySet().forEach(component -> components.putIfAbsent(component, List.of()));
    List<Sample> samples = new ArrayList<>();
    components.forEach(
        (component, pods) -> {
          samples.addAll(component(component, pods, now));
          List<PodNotRunning> notRunning = notRunning(component, pods, none.get(component), now);
          SampleCounter counts = new SampleCounter(KubeSamples.CONTROL_NOT_RUNNING);
          notRunning.forEach(pod -> counts.add(1, "component", component, "reason", pod.reason()));
          samples.addAll(counts.samples());
          evidence.addAll(notRunning);
        });
    return new Summary(samples, evidence);
  }

  /** The pods of a component that do not run; those that ended count only if they are the last. */
  private static List<PodNotRunning> notRunning(
      String component, List<ControlPlanePodDetails> pods, NotRunningReason none, Instant now) {
    boolean replaced = pods.stream().anyMatch(pod -> !pod.terminal());
    List<PodNotRunning> found = new ArrayList<>();
    for (ControlPlanePodDetails pod : pods) {
      if (!(replaced && pod.terminal())) {
        pod.notRunning(now)
            .ifPresent(
                why ->
                    found.add(
                        new PodNotRunning(
                            component,
                            pod.name(),
                            why.reason().label(),
                            why.container(),
                            why.container().isEmpty() ? pod.restarts() : why.restarts(),
                            why.exitCode())));
      }
    }
    if (found.isEmpty() && none != null) {
      found.add(new PodNotRunning(component, "", none.label(), "", 0, OptionalInt.empty()));
    }
    return found;
  }

  private static List<Sample> component(String of, List<ControlPlanePodDetails> all, Instant now) {
    List<ControlPlanePodDetails> pods = all.stream().filter(part -> !part.ended()).toList();
    List<Sample> samples = new ArrayList<>(OwnContainers.samples(of, pods));
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
