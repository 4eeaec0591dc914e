package io.github.flyteexporter.kube.startlog;

import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.startlog.StartLogs.Subject;
import io.github.flyteexporter.kube.watch.ObjectSummary.Summary;
import io.github.flyteexporter.kube.watch.SampleCounter;
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

/** The pods of Flyte itself that do not start or migrate, and the reasons in their logs. */
public final class StartFailures {
  private StartFailures() {}

  /** The runs that fail or take long, one of each container. */
  public static List<Subject> subjects(Collection<PodObject> pods, Instant now) {
    List<Subject> subjects = new ArrayList<>();
    for (PodObject pod : pods) {
      ControlPlanePodDetails part = pod.controlPlane().filter(flyte -> !flyte.ended()).orElse(null);
      if (part != null) {
        Set<String> containers = new HashSet<>();
        part.startRuns().stream()
            .filter(run -> run.isRelevant(part.ready(), now) && containers.add(run.container()))
            .forEach(run -> subjects.add(new Subject(pod.uid(), part, run)));
      }
    }
    return subjects;
  }

  /** The reasons of these runs; a pod counts once for each reason. */
  static Summary summarize(List<Subject> subjects, StartLogs known) {
    SampleCounter failures = new SampleCounter(KubeSamples.CONTROL_START_FAILURE);
    List<Evidence> evidence = new ArrayList<>();
    Set<String> counted = new HashSet<>();
    for (Subject subject : subjects) {
      Optional<LogTail> lines = known.lines(subject);
      String reason = lines.map(LogTail::reason).map(StartFailure::label).orElse("");
      if (lines.isPresent() && counted.add(subject.uid() + " " + reason)) {
        String component = subject.pod().component();
        failures.add(1, "component", component, "reason", reason);
        evidence.add(new FailedStart(subject.uid(), component, reason, lines.get().sentence()));
      }
    }
    return new Summary(failures.samples(), evidence);
  }
}
