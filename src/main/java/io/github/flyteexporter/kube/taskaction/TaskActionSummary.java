package io.github.flyteexporter.kube.taskaction;

import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Counts and ages of all TaskActions; of runs under the names that workflows have in Flyte 1. */
final class TaskActionSummary implements ObjectSummary<TaskActionObject> {
  /** The most active ones that are passed on as evidence, those that changed longest ago first. */
  static final int MAX_ACTIVE = 500;

  /** The most runs of these minutes that are passed on as evidence, the newest first. */
  static final int MAX_ROOTS = 1_000;

  /** The most failures that are passed on as evidence, the newest first. */
  static final int MAX_FAILED = 200;

  /** The most namespaces of which it is said whose they are. */
  private static final int MAX_NAMESPACES = 2_000;

  /** For how long roots and failures are evidence, in seconds. */
  private static final double MINUTES = 180;

  /** An end is marked as recorded within a second. */
  private static final double RECORDED_LATE = 60;

  private static final double LATELY = 10;

  /** The reasons of Progressing (flyte v2.0.43, executor/api/v1/taskaction_types.go). */
  private static final Set<String> CONDITIONS =
      Set.of("Queued", "Initializing", "Executing", "RetryableFailure", "Paused");

  @Override
  public Summary summarize(Collection<TaskActionObject> objects, Instant now) {
    List<TaskActionObject> active =
        objects.stream().filter(TaskActionObject::active).sorted(stalest(now)).toList();
    List<Sample> samples = new ArrayList<>();
    runs(objects, now, samples);
    actions(active, now, samples);
    ends(objects, now, samples);
    samples.add(
        plain(WorkflowSamples.FAILING, active.stream().filter(one -> one.systemFailures() > 0)));
    samples.add(plain(Flyte2Samples.LOOPING, active.stream().filter(TaskActionObject::looping)));
    samples.add(
        new Sample(
            Flyte2Samples.ACTIONS_CUT_OFF, Labels.NONE, Math.max(0, active.size() - MAX_ACTIVE)));
    return new Summary(samples, evidence(objects, active, now));
  }

  private static Comparator<TaskActionObject> stalest(Instant now) {
    return Comparator.comparingDouble((TaskActionObject one) -> -one.unchanged(now))
        .thenComparing(TaskActionObject::uid);
  }

  private static List<Evidence> evidence(
      Collection<TaskActionObject> objects, List<TaskActionObject> active, Instant now) {
    List<Evidence> evidence = new ArrayList<>();
    objects.stream()
        .map(TaskActionObject::place)
        .distinct()
        .limit(MAX_NAMESPACES)
        .forEach(evidence::add);
    active.stream().limit(MAX_ACTIVE).forEach(one -> evidence.add(one.asState(now)));
    objects.stream()
        .filter(one -> one.root() && !one.active())
        .filter(one -> KubeTimes.age(one.created(), now) < MINUTES)
        .sorted(Comparator.comparingLong(TaskActionObject::created).reversed())
        .limit(MAX_ROOTS)
        .forEach(one -> evidence.add(one.asState(now)));
    objects.stream()
        .filter(TaskActionObject::failed)
        .filter(one -> KubeTimes.age(one.ended(), now) < MINUTES)
        .sorted(
            Comparator.comparingLong(TaskActionObject::ended)
                .reversed()
                .thenComparing(TaskActionObject::uid))
        .limit(MAX_FAILED)
        .forEach(one -> evidence.add(one.asFailed(now)));
    return evidence;
  }

  private static void runs(
      Collection<TaskActionObject> objects, Instant now, List<Sample> samples) {
    SampleCounter workflows = new SampleCounter(WorkflowSamples.WORKFLOWS);
    SampleCounter active = new SampleCounter(WorkflowSamples.ACTIVE);
    SampleCounter oldest = new SampleCounter(WorkflowSamples.OLDEST);
    workflows.set(0, "phase", "active");
    workflows.set(0, "phase", "ended");
    objects.stream()
        .filter(TaskActionObject::root)
        .forEach(
            one -> {
              workflows.add(1, "phase", one.active() ? "active" : "ended");
              if (one.active()) {
                String phase = one.phase().isEmpty() ? "ready" : "running";
                active.add(
                    1,
                    "project",
                    one.run().project(),
                    "domain",
                    one.run().domain(),
                    "phase",
                    phase);
                oldest.most(KubeTimes.age(one.created(), now), "phase", phase);
              }
            });
    Stream.of(workflows, active, oldest).forEach(one -> samples.addAll(one.samples()));
  }

  private static void actions(List<TaskActionObject> active, Instant now, List<Sample> samples) {
    SampleCounter counts = new SampleCounter(Flyte2Samples.ACTIONS);
    SampleCounter unchanged = new SampleCounter(Flyte2Samples.ACTIONS_UNCHANGED);
    for (TaskActionObject one : active) {
      String condition = condition(one);
      counts.add(1, "condition", condition);
      unchanged.most(one.unchanged(now), "condition", condition);
    }
    samples.addAll(counts.samples());
    samples.addAll(unchanged.samples());
  }

  private static String condition(TaskActionObject one) {
    return one.condition().isEmpty()
        ? "none"
        : CONDITIONS.contains(one.condition())
            ? one.condition()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(java.util.Locale.ROOT)
            : "other";
  }

  private static void ends(
      Collection<TaskActionObject> objects, Instant now, List<Sample> samples) {
    // a mark that was missed is not set later: what counts is that none is set any more
    long recorded =
        objects.stream()
            .filter(TaskActionObject::recorded)
            .mapToLong(TaskActionObject::ended)
            .max()
            .orElse(0);
    samples.add(
        plain(
            Flyte2Samples.UNRECORDED,
            objects.stream()
                .filter(one -> !one.active() && !one.recorded() && one.ended() > recorded)
                .filter(one -> KubeTimes.age(one.ended(), now) > RECORDED_LATE)));
    samples.add(
        plain(
            Flyte2Samples.SUCCEEDED,
            objects.stream()
                .filter(TaskActionObject::succeeded)
                .filter(one -> KubeTimes.age(one.ended(), now) < LATELY)));
    objects.stream()
        .mapToDouble(one -> Math.min(one.unchanged(now), KubeTimes.age(one.created(), now)))
        .min()
        .ifPresent(age -> samples.add(new Sample(Flyte2Samples.NEWEST_CHANGE, Labels.NONE, age)));
    List<TaskActionObject> deleting =
        objects.stream().filter(one -> one.deleted() > 0 && one.held()).toList();
    samples.add(plain(WorkflowSamples.DELETING, deleting.stream()));
    deleting.stream()
        .mapToDouble(one -> KubeTimes.age(one.deleted(), now))
        .max()
        .ifPresent(
            age -> samples.add(new Sample(WorkflowSamples.DELETING_OLDEST, Labels.NONE, age)));
  }

  private static Sample plain(String name, Stream<TaskActionObject> counted) {
    return new Sample(name, Labels.NONE, counted.count());
  }
}
