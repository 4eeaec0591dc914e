package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.ActiveWorkflows;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ShardLabels;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts, ages and sizes of all FlyteWorkflows; details of those that failed rounds. */
final class WorkflowSummary implements ObjectSummary<WorkflowObject> {
  /** The most failing workflows that are passed on as evidence, those with most attempts. */
  static final int MAX_FAILING = 200;

  /** The most namespaces of which it is said whose they are. */
  private static final int MAX_NAMESPACES = 2_000;

  /** What etcd takes by default, {@code --max-request-bytes}. */
  private static final double ETCD_LIMIT = 1.5 * 1024 * 1024;

  private static final Comparator<WorkflowObject> WORST_FIRST =
      Comparator.comparingInt(WorkflowObject::failedAttempts)
          .reversed()
          .thenComparing(WorkflowObject::uid);

  @Override
  public Summary summarize(Collection<WorkflowObject> objects, Instant now) {
    List<Sample> samples = new ArrayList<>();
    List<WorkflowObject> active = objects.stream().filter(one -> !one.ended()).toList();
    samples.add(count("active", active.size()));
    samples.add(count("ended", objects.size() - active.size()));
    phases(active, now, samples);
    List<WorkflowObject> failing =
        active.stream().filter(WorkflowObject::failing).sorted(WORST_FIRST).toList();
    samples.add(plain(WorkflowSamples.FAILING, failing.size()));
    int worst = failing.isEmpty() ? 0 : failing.get(0).failedAttempts();
    samples.add(plain(WorkflowSamples.FAILED_ATTEMPTS_MAX, worst));
    deleting(objects, now, samples);
    sizes(objects, samples);
    samples.addAll(NodeWaitSummary.samples(active, now));
    List<Evidence> evidence = new ArrayList<>(byLabels(active));
    objects.stream()
        .map(WorkflowObject::place)
        .distinct()
        .limit(MAX_NAMESPACES)
        .forEach(evidence::add);
    failing.stream().limit(MAX_FAILING).forEach(one -> evidence.add(one.asFailing()));
    return new Summary(samples, evidence);
  }

  private static List<ActiveWorkflows> byLabels(List<WorkflowObject> active) {
    Map<ShardLabels, Integer> counts = new HashMap<>();
    active.forEach(one -> counts.merge(one.labels(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> new ActiveWorkflows(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void phases(List<WorkflowObject> active, Instant now, List<Sample> samples) {
    Map<Labels, Integer> counts = new TreeMap<>();
    Map<WorkflowPhase, Long> oldest = new EnumMap<>(WorkflowPhase.class);
    for (WorkflowObject one : active) {
      counts.merge(
          Labels.of("project", one.project(), "domain", one.domain(), "phase", one.phase().label()),
          1,
          Integer::sum);
      if (one.since() > 0) {
        oldest.merge(one.phase(), one.since(), Math::min);
      }
    }
    counts.forEach(
        (labels, count) -> samples.add(new Sample(WorkflowSamples.ACTIVE, labels, count)));
    oldest.forEach(
        (phase, since) ->
            samples.add(
                new Sample(
                    WorkflowSamples.OLDEST, Labels.of("phase", phase.label()), age(since, now))));
  }

  private static void deleting(
      Collection<WorkflowObject> objects, Instant now, List<Sample> samples) {
    int count = 0;
    long oldest = Long.MAX_VALUE;
    for (WorkflowObject one : objects) {
      if (one.deleted() > 0 && one.held()) {
        count++;
        oldest = Math.min(oldest, one.deleted());
      }
    }
    samples.add(plain(WorkflowSamples.DELETING, count));
    if (count > 0) {
      samples.add(plain(WorkflowSamples.DELETING_OLDEST, age(oldest, now)));
    }
  }

  private static void sizes(Collection<WorkflowObject> objects, List<Sample> samples) {
    objects.stream()
        .mapToInt(WorkflowObject::bytes)
        .max()
        .ifPresent(largest -> samples.add(plain(WorkflowSamples.LARGEST, largest)));
    for (int percent : new int[] {50, 80}) {
      double over = ETCD_LIMIT * percent / 100;
      samples.add(
          new Sample(
              WorkflowSamples.NEAR_LIMIT,
              Labels.of("threshold", percent + "%"),
              objects.stream().filter(one -> one.bytes() > over).count()));
    }
  }

  private static double age(long since, Instant now) {
    return Math.max(0, now.toEpochMilli() / 1000.0 - since);
  }

  private static Sample count(String phase, int count) {
    return new Sample(WorkflowSamples.WORKFLOWS, Labels.of("phase", phase), count);
  }

  private static Sample plain(String name, double value) {
    return new Sample(name, Labels.NONE, value);
  }
}
