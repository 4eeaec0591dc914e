package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionEvent;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.FailedAction;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Flyte 2 that nobody recorded: two runs in ten seconds that take 25 s, and a trigger each
 * minute. A mechanism changes what a moment of it shows.
 */
final class InventedFlyte2 {
  private static final double RUN_SECONDS = 25;

  /** What is read at a moment, and how Flyte goes on from it. */
  static final class Moment {
    final Map<String, Look> api = new LinkedHashMap<>();
    final Map<SourceId, Map<String, Look>> looks = new LinkedHashMap<>();
    final Map<SourceId, Failure> failing = new TreeMap<>();
    final List<Evidence> refused = new ArrayList<>();
    final List<Evidence> more = new ArrayList<>();
    final List<ActionEvent> events = new ArrayList<>();
    final List<LoggedError> logged = new ArrayList<>();
    final List<Sample> pods = new ArrayList<>();

    /** Whether runs are accepted, are enqueued, go on, and end as their code decides. */
    boolean accepts = true;

    boolean enqueues = true;
    boolean moves = true;
    boolean users = true;
    boolean triggers = true;
    Optional<String> refusal = Optional.empty();
    String refusalCode = "RuntimeFailure";
    double longest = 0.1;
    double errors;
    double late;
    double looping;

    private Moment() {
      for (String call :
          List.of(
              LookSamples.HEALTHCHECK,
              Flyte2Samples.READYZ,
              LookSamples.PROJECTS,
              LookSamples.EXECUTIONS,
              LookSamples.SCHEDULES)) {
        api(call, LookOutcome.OK, 0.02);
      }
      look(
          LookSamples.OBJECT_STORE, LookOutcome.OK, 0.02, LookSamples.GET, LookSamples.HEAD_BUCKET);
      look(LookSamples.DATABASE, LookOutcome.OK, 0.02, LookSamples.LOGIN, LookSamples.QUERY);
      look(
          LookSamples.KUBE_API,
          LookOutcome.OK,
          0.02,
          LookSamples.LIVEZ,
          LookSamples.READYZ,
          LookSamples.VERSION,
          LookSamples.LIST);
      pods(1, 0);
    }

    void api(String call, LookOutcome outcome, double seconds) {
      api.put(call, of(call, outcome, seconds));
    }

    /** All that needs the database is answered like this. */
    void database(LookOutcome outcome, double seconds, String message) {
      for (String call :
          List.of(LookSamples.PROJECTS, LookSamples.EXECUTIONS, LookSamples.SCHEDULES)) {
        api(call, outcome, seconds);
        if (outcome == LookOutcome.ERROR) {
          refused.add(new RefusedCall(call, 500, message));
        }
      }
      api(Flyte2Samples.READYZ, outcome, seconds);
    }

    void look(SourceId target, LookOutcome outcome, double seconds, String... calls) {
      Map<String, Look> all = looks.computeIfAbsent(target, one -> new LinkedHashMap<>());
      for (String call : calls.length > 0 ? calls : all.keySet().toArray(String[]::new)) {
        all.put(call, of(call, outcome, seconds));
      }
    }

    void fails(Reason reason, SourceId... sources) {
      for (SourceId source : sources) {
        failing.put(source, new Failure(reason, "on purpose"));
      }
    }

    /** Flyte's pods: so many ready, and so many that do not run. */
    void pods(int ready, int down) {
      pods.clear();
      pods.add(pod(KubeSamples.CONTROL_PODS, ready, "state", "ready"));
      pods.add(pod(KubeSamples.CONTROL_PODS, down, "state", "not_ready"));
      pods.add(pod(KubeSamples.CONTROL_NOT_RUNNING, down, "reason", "error"));
    }

    Sample pod(String name, double count, String label, String value) {
      return new Sample(name, Labels.of("component", "flyte_binary", label, value), count);
    }

    /** The process does not answer on any port. */
    void processIs(LookOutcome outcome, Reason reason) {
      api.keySet().forEach(call -> api(call, outcome, 0.01));
      fails(reason, Flyte2Samples.API, Flyte2Samples.CONTROLLER);
      accepts = false;
      moves = false;
    }

    private Look of(String call, LookOutcome outcome, double seconds) {
      return new Look(
          call,
          outcome,
          outcome == LookOutcome.OK || outcome == LookOutcome.ERROR
              ? LookPhase.STATUS
              : LookPhase.FIRST_BYTE,
          outcome == LookOutcome.OK ? "200" : "",
          Duration.ofMillis(Math.round(seconds * 1_000)));
    }
  }

  private static final class Run {
    private final RunId id;
    private final boolean scheduled;
    private final double born;
    private final boolean enqueued;
    private double worked;
    private double changed;
    private double ended = -1;
    private String error = "";
    private String code = "";

    private Run(RunId id, boolean scheduled, double born, boolean enqueued) {
      this.id = id;
      this.scheduled = scheduled;
      this.born = born;
      this.enqueued = enqueued;
      this.changed = born;
    }
  }

  private static final Instant START = Instant.parse("2026-11-29T01:00:00Z");
  private final List<Run> runs = new ArrayList<>();
  private final double interval;
  private double second;
  private double ended;
  private double rounds;
  private double errors;
  private int names;

  InventedFlyte2(double interval) {
    this.interval = interval;
  }

  Instant now() {
    return START.plusMillis(Math.round(second * 1_000));
  }

  /** A moment in which nothing is wrong. */
  Moment next() {
    second += interval;
    return new Moment();
  }

  /** What is read at this moment. */
  List<Reading> readings(Moment moment) {
    go(moment);
    List<Reading> all = new ArrayList<>();
    all.add(reading(Flyte2Samples.API, moment, apiSamples(moment), apiEvidence(moment)));
    all.add(Look.reading(Flyte2Samples.API_LOOK, now(), texts(moment.api)));
    moment.looks.forEach((target, of) -> all.add(Look.reading(target, now(), texts(of))));
    all.add(reading(Flyte2Samples.CONTROLLER, moment, controller(moment), List.of()));
    all.add(reading(Flyte2Samples.TASK_ACTIONS, moment, actions(moment), actionEvidence(moment)));
    all.add(
        reading(
            Flyte2Samples.ACTION_EVENTS,
            moment,
            List.of(new Sample(Flyte2Samples.EVENTS, Labels.of("reason", "FailedPluginHandle"), 0)),
            moment.events));
    all.add(reading(new SourceId(KubeSamples.SOURCE, "pods"), moment, moment.pods, List.of()));
    if (!moment.logged.isEmpty()) {
      all.add(reading(KubeSamples.ERROR_LOGS, moment, List.of(), moment.logged));
    }
    return all;
  }

  private void go(Moment moment) {
    for (double at = second - interval; at < second; at += 5) {
      if (moment.accepts && moment.users) {
        add(false, at, moment);
      }
      if (moment.accepts && moment.triggers && at % 60 < 5) {
        add(true, at, moment);
      }
    }
    errors += moment.errors;
    for (Run run : runs) {
      if (!run.enqueued || run.ended >= 0 || !moment.moves) {
        continue;
      }
      run.worked += Math.min(interval, second - run.born);
      run.changed = second - 1;
      rounds += 5;
      if (moment.refusal.isPresent() || run.worked >= RUN_SECONDS) {
        run.ended = second - 1;
        run.error = moment.refusal.orElse("");
        run.code = moment.refusal.isPresent() ? moment.refusalCode : "";
        ended++;
      }
    }
    rounds += living() * interval / 10;
    runs.removeIf(run -> run.ended >= 0 && second - run.ended > 170);
  }

  private void add(boolean scheduled, double at, Moment moment) {
    names++;
    String project = names % 2 == 0 ? "payments" : "flytesnacks";
    runs.add(
        new Run(
            new RunId(project, "production", "r" + names), scheduled, at + 0.5, moment.enqueues));
  }

  private long living() {
    return runs.stream().filter(run -> run.enqueued && run.ended < 0).count();
  }

  private List<Sample> apiSamples(Moment moment) {
    boolean read = moment.refused.isEmpty();
    List<Sample> samples = new ArrayList<>();
    if (read && moment.triggers) {
      Labels where = Labels.of("project", "payments", "domain", "production");
      samples.add(new Sample(AdminSamples.SCHEDULES, where, 1));
      samples.add(new Sample(AdminSamples.OVERDUE, where, moment.late));
    }
    if (read) {
      samples.add(new Sample(AdminSamples.UNJUDGED, Labels.NONE, 0));
    }
    return samples;
  }

  private List<Evidence> apiEvidence(Moment moment) {
    List<Evidence> all = new ArrayList<>(moment.refused);
    if (moment.refused.isEmpty()) {
      runs.stream()
          .filter(run -> second - run.born < 180 || !run.enqueued)
          .forEach(
              run ->
                  all.add(
                      new AcceptedRun(
                          run.id,
                          run.ended >= 0 ? "succeeded" : run.enqueued ? "running" : "queued",
                          run.scheduled,
                          age(run.born))));
    }
    return all;
  }

  private List<Sample> controller(Moment moment) {
    return List.of(
        new Sample("process_start_time_seconds", Labels.NONE, 1),
        new Sample(Flyte2Samples.MARK, Labels.of("result", "requeue_after"), rounds),
        new Sample("controller_runtime_reconcile_errors_total", Labels.NONE, errors),
        new Sample("workqueue_longest_running_processor_seconds", Labels.NONE, moment.longest));
  }

  private List<Sample> actions(Moment moment) {
    double newest =
        runs.stream()
            .filter(run -> run.enqueued)
            .mapToDouble(run -> second - Math.max(run.changed, run.ended))
            .min()
            .orElse(999);
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(WorkflowSamples.WORKFLOWS, Labels.of("phase", "active"), living()));
    samples.add(new Sample(WorkflowSamples.ENDED, Labels.NONE, ended));
    if (living() > 0) {
      samples.add(new Sample(Flyte2Samples.ACTIONS, Labels.of("condition", "executing"), living()));
    }
    samples.add(
        new Sample(
            Flyte2Samples.SUCCEEDED,
            Labels.NONE,
            runs.stream()
                .filter(run -> run.ended >= 0 && run.error.isEmpty() && second - run.ended < 10)
                .count()));
    samples.add(new Sample(Flyte2Samples.NEWEST_CHANGE, Labels.NONE, newest));
    samples.add(new Sample(Flyte2Samples.UNRECORDED, Labels.NONE, 0));
    samples.add(new Sample(Flyte2Samples.LOOPING, Labels.NONE, moment.looping));
    return samples;
  }

  private List<Evidence> actionEvidence(Moment moment) {
    List<Evidence> all = new ArrayList<>(moment.more);
    for (Run run : runs) {
      if (!run.enqueued) {
        continue;
      }
      all.add(
          new ActionState(
              run.id, "a0", true, run.ended >= 0, "PhaseRunning", age(run.born), age(run.changed)));
      if (!run.error.isEmpty()) {
        all.add(new FailedAction(run.id, "a0", true, run.code, "USER", run.error, age(run.ended)));
      }
    }
    return all;
  }

  private Duration age(double since) {
    return Duration.ofMillis(Math.round((second - since) * 1_000));
  }

  private Reading reading(
      SourceId id, Moment moment, List<Sample> samples, List<? extends Evidence> evidence) {
    Failure failure = moment.failing.get(id);
    return failure != null
        ? Reading.failed(id, now(), Duration.ZERO, failure)
        : new Reading(
            id,
            now(),
            Duration.ofMillis(20),
            0,
            samples.size(),
            Samples.of(samples),
            List.copyOf(evidence),
            Optional.empty());
  }

  private static Map<Look, String> texts(Map<String, Look> looks) {
    Map<Look, String> all = new LinkedHashMap<>();
    looks.values().forEach(look -> all.put(look, ""));
    return all;
  }
}
