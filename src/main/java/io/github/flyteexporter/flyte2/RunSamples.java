package io.github.flyteexporter.flyte2;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs and triggers as samples, under the names of executions and schedules where they mean that.
 */
final class RunSamples {
  /** Runs of so many minutes show whether the newest ones are enqueued. */
  private static final Duration NEW = Duration.ofMinutes(3);

  /** The most runs that are passed on as evidence, the newest first. */
  private static final int MOST = 1_000;

  private RunSamples() {}

  static List<Sample> of(
      Collection<RunRow> rows, boolean newestFull, boolean queuedCut, Instant now) {
    Map<Labels, Double> executions = new TreeMap<>();
    Map<String, Double> phases = new TreeMap<>();
    Map<String, Double> oldest = new TreeMap<>();
    for (RunRow row : rows) {
      phases.merge(row.phase(), 1.0, Double::sum);
      if (row.active()) {
        executions.merge(
            Labels.of(
                "project", row.id().project(), "domain", row.id().domain(), "phase", row.phase()),
            1.0,
            Double::sum);
        oldest.merge(row.phase(), row.age(now).toMillis() / 1000.0, Math::max);
      }
    }
    List<Sample> samples = new ArrayList<>();
    executions.forEach(
        (labels, count) -> samples.add(new Sample(AdminSamples.EXECUTIONS, labels, count)));
    phases.forEach(
        (phase, count) ->
            samples.add(new Sample(Flyte2Samples.RUNS, Labels.of("phase", phase), count)));
    oldest.forEach(
        (phase, age) ->
            samples.add(new Sample(AdminSamples.OLDEST, Labels.of("phase", phase), age)));
    samples.add(new Sample(AdminSamples.CUT_OFF, Labels.NONE, newestFull || queuedCut ? 1 : 0));
    samples.add(new Sample(Flyte2Samples.QUEUED_CUT_OFF, Labels.NONE, queuedCut ? 1 : 0));
    return samples;
  }

  static List<AcceptedRun> evidence(Collection<RunRow> rows, Instant now) {
    return rows.stream()
        .filter(row -> row.queued() || row.age(now).compareTo(NEW) < 0)
        .sorted(
            Comparator.comparing(RunRow::started).reversed().thenComparing(row -> row.id().text()))
        .limit(MOST)
        .map(row -> row.asEvidence(now))
        .toList();
  }

  static List<Sample> ofTriggers(List<Trigger> triggers, Instant now) {
    Map<Labels, Double> all = new TreeMap<>();
    Map<Labels, Double> late = new TreeMap<>();
    double unjudged = 0;
    for (Trigger one : triggers) {
      all.merge(one.where().labels(), 1.0, Double::sum);
      late.merge(one.where().labels(), one.late(now) ? 1.0 : 0.0, Double::sum);
      unjudged += one.judged() ? 0 : 1;
    }
    List<Sample> samples = new ArrayList<>();
    all.forEach((where, count) -> samples.add(new Sample(AdminSamples.SCHEDULES, where, count)));
    late.forEach((where, count) -> samples.add(new Sample(AdminSamples.OVERDUE, where, count)));
    samples.add(new Sample(AdminSamples.UNJUDGED, Labels.NONE, unjudged));
    return samples;
  }
}
