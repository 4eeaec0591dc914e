package io.github.flyteexporter.kube;

import io.github.flyteexporter.kube.ObjectSummary.Said;
import io.github.flyteexporter.kube.StartLogs.Subject;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.FailedStart;
import io.github.flyteexporter.reading.KubeSamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pods of Flyte itself that do not start or migrate, and what their logs say together. */
final class StartFailures {
  private StartFailures() {}

  /** The runs that fail or take long, one of each container. */
  static List<Subject> subjects(Collection<PodObject> pods, Instant now) {
    List<Subject> subjects = new ArrayList<>();
    for (PodObject pod : pods) {
      ControlPlanePart part = pod.part().filter(flyte -> !flyte.over()).orElse(null);
      if (part != null) {
        Set<String> containers = new HashSet<>();
        part.startRuns().stream()
            .filter(run -> run.matters(part.ready(), now) && containers.add(run.container()))
            .forEach(run -> subjects.add(new Subject(pod.uid(), part, run)));
      }
    }
    return subjects;
  }

  /** What is known of these runs; a pod counts once for each reason. */
  static Said said(List<Subject> subjects, StartLogs known) {
    Tally failures = new Tally(KubeSamples.CONTROL_START_FAILURE);
    List<Evidence> evidence = new ArrayList<>();
    Set<String> counted = new HashSet<>();
    for (Subject subject : subjects) {
      Optional<LastLines> lines = known.lines(subject);
      String reason = lines.map(LastLines::reason).map(StartFailure::label).orElse("");
      if (lines.isPresent() && counted.add(subject.uid() + " " + reason)) {
        String component = subject.pod().component();
        failures.add(1, "component", component, "reason", reason);
        evidence.add(new FailedStart(subject.uid(), component, reason, lines.get().sentence()));
      }
    }
    return new Said(failures.samples(), evidence);
  }
}
