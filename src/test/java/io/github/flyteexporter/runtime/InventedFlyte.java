package io.github.flyteexporter.runtime;

import io.github.flyteexporter.admin.AdminAnswers;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.LeaseHolder;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rounds of a Flyte that does what no recording shows; five workflows wait for their pods. */
final class InventedFlyte {
  private static final Duration BEAT = Duration.ofSeconds(15);

  private static final double ACTIVE = 5;
  private static final String LEASE = "propeller-leader";

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Reading> readings = new ArrayList<>();
  private RoundState memory = RoundState.empty(20);
  private Instant now = START;

  /** For how long it has been watched. */
  Duration age() {
    return Duration.between(START, now);
  }

  /** The verdict after a round with what was said since the round before. */
  Verdict judged() {
    memory = memory.after(readings, now);
    readings.clear();
    now = now.plus(BEAT);
    return memory.verdict();
  }

  InventedFlyte says(String source, String target, Sample... samples) {
    return says(source, target, List.of(samples), List.of());
  }

  private InventedFlyte says(
      String source, String target, List<Sample> samples, List<Evidence> evidence) {
    readings.add(
        new Reading(
            new SourceId(source, target),
            now,
            Duration.ofMillis(20),
            100,
            samples.size(),
            Samples.of(samples),
            evidence,
            Optional.empty()));
    return this;
  }

  /** A profiling port or flyteadmin's API is not reached. */
  InventedFlyte silent(String source, String target) {
    readings.add(
        Reading.failed(
            new SourceId(source, target),
            now,
            Duration.ZERO,
            new Failure(Reason.UNREACHABLE, "connection refused")));
    return this;
  }

  InventedFlyte admin() {
    return says(AdminAnswers.ID.source(), AdminAnswers.ID.target());
  }

  InventedFlyte silentAdmin() {
    return silent(AdminAnswers.ID.source(), AdminAnswers.ID.target());
  }

  InventedFlyte workflows() {
    return says(
        WorkflowSamples.SOURCE_ID.source(),
        WorkflowSamples.SOURCE_ID.target(),
        sample(WorkflowSamples.WORKFLOWS, ACTIVE, "phase", "active"));
  }

  /** A propeller that has done so many rounds since its start, leading or standing by. */
  InventedFlyte propeller(String target, double started, double rounds, boolean leads) {
    return says(
        ScrapeSamples.SOURCE,
        target,
        sample("process_start_time_seconds", started),
        sample("P:round:success_count", rounds),
        sample("P:workers_restarted", leads ? 1 : 0),
        sample("P:free_workers_count", leads ? 4 : 0),
        sample("P:execstats:active_workflow_executions", leads ? ACTIVE : 0),
        sample("P:main_depth", leads ? 0 : 40));
  }

  InventedFlyte lease(String holder) {
    return says(
        KubeSamples.SOURCE,
        "leases",
        List.of(sample(KubeSamples.LEASE_HELD, 1, "lease", LEASE)),
        List.of(new LeaseHolder(LEASE, holder + "_x7")));
  }

  /** Pods of one component. */
  InventedFlyte pods(String component, int ready, int notReady, Sample... more) {
    List<Sample> samples = new ArrayList<>(List.of(more));
    samples.add(sample(KubeSamples.CONTROL_PODS, ready, "component", component, "state", "ready"));
    samples.add(
        sample(KubeSamples.CONTROL_PODS, notReady, "component", component, "state", "not_ready"));
    return says(KubeSamples.SOURCE, "pods", samples, List.of());
  }

  /** What is said of a pod whose migrations have run for so long. */
  static Sample[] migrating(String component, Duration since) {
    return new Sample[] {
      sample(KubeSamples.CONTROL_NOT_READY, since.toMillis() / 1000.0, "component", component),
      sample(KubeSamples.CONTROL_WAITING, 1, "component", component, "reason", "pod_initializing"),
      sample(
          KubeSamples.CONTROL_INIT,
          1,
          "component",
          component,
          "container",
          "run-migrations",
          "state",
          "running")
    };
  }

  static Sample sample(String name, double value, String... labels) {
    return new Sample(name, Labels.of(labels), value);
  }
}
