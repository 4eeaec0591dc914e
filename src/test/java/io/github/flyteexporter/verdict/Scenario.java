package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailedLaunch;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A Flyte that is invented round by round, with the figures that a real one shows: first in health,
 * then with what a fault changes. Rounds are 10 s apart.
 */
final class Scenario {
  static final String BINARY = "flyte-binary";
  static final String ADMIN = "flyteadmin";
  static final String PROPELLER = "flytepropeller-a";

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final double STEP = 10;

  private final boolean binary;
  private final Map<String, Map<Labels, Double>> counters = new TreeMap<>();
  private final Map<String, String> lookedAt = new HashMap<>();
  private State state = State.empty(20);
  private Verdict verdict = Verdict.NONE;
  private final Map<String, Double> started = new HashMap<>();
  private long clock;
  private int round;
  private double ended;

  /** All that was ever said first, and all that was ever called impaired, since the fault. */
  final Set<Cause> said = new HashSet<>();

  final Set<PlatformFunction> impaired = new HashSet<>();

  private final Consumer<Moment> always;

  private Scenario(boolean binary, Consumer<Moment> always) {
    this.binary = binary;
    this.always = always;
  }

  /** All in one process, in health for a minute and a half. */
  static Scenario binary() {
    return seen(false, moment -> {});
  }

  /** flyteadmin, one propeller, the scheduler in pods of their own, in health. */
  static Scenario core() {
    return seen(true, moment -> {});
  }

  /** One that is seen so, in health too. */
  static Scenario seen(boolean core, Consumer<Moment> always) {
    return new Scenario(!core, always).rounds(9, moment -> {});
  }

  /** So many rounds in which this is different from health. */
  Scenario fault(int rounds, Consumer<Moment> change) {
    return rounds(rounds, change);
  }

  Verdict verdict() {
    return verdict;
  }

  private Scenario rounds(int count, Consumer<Moment> change) {
    for (int i = 0; i < count; i++) {
      Moment moment = new Moment(i);
      change.accept(moment);
      always.accept(moment);
      play(moment);
      if (round > 9) {
        verdict.cause().ifPresent(said::add);
        for (PlatformFunction one : PlatformFunction.values()) {
          if (verdict.standing(one).status() == Status.IMPAIRED) {
            impaired.add(one);
          }
        }
      }
    }
    return this;
  }

  private void play(Moment moment) {
    round++;
    Instant now = START.plusSeconds((long) (round * STEP) + clock);
    List<Reading> readings = new ArrayList<>();
    for (String target : binary ? List.of(BINARY) : List.of(ADMIN, PROPELLER, "flytescheduler")) {
      readings.add(page(target, moment, now));
    }
    moment.looks.forEach((of, looks) -> readings.add(Look.reading(of, now, looks)));
    readings.add(admin(moment, now));
    readings.add(workflows(moment, now));
    readings.add(reading(kube("pods"), now, pods(moment), podEvidence(moment)));
    readings.add(reading(kube("leases"), now, moment.leases(now), List.of()));
    readings.replaceAll(reading -> moment.lost.test(reading.id()) ? lost(reading) : reading);
    state = state.next(readings);
    verdict = Judge.judge(verdict, new RoundView(state, now));
  }

  private static Reading lost(Reading reading) {
    Failure why = new Failure(Reason.TIMEOUT, "lost on purpose");
    return Reading.failed(reading.id(), reading.at(), Duration.ofSeconds(3), why);
  }

  /** The exporter's clock is set by so many seconds. */
  void setClock(long seconds) {
    clock += seconds;
  }

  /** A process begins anew. */
  void restart(String target) {
    counters.keySet().removeIf(key -> key.startsWith(target + " "));
    started.merge(target, 1.0, Double::sum);
  }

  private static SourceId kube(String what) {
    return new SourceId(KubeSamples.SOURCE, what);
  }

  private Reading page(String target, Moment moment, Instant now) {
    SourceId id = new SourceId(ScrapeSamples.SOURCE, target);
    if (moment.silent.containsKey(target)) {
      return Reading.failed(
          id, now, Duration.ofSeconds(3), new Failure(moment.silent.get(target), "no answer"));
    }
    List<Sample> samples = new ArrayList<>();
    samples.add(
        new Sample("process_start_time_seconds", Labels.NONE, started.getOrDefault(target, 1.0)));
    boolean admin = target.equals(BINARY) || target.equals(ADMIN);
    boolean propeller = target.equals(BINARY) || target.equals(PROPELLER);
    boolean scheduler = target.equals(BINARY) || target.equals("flytescheduler");
    moment.rises.forEach(
        (name, series) ->
            series.forEach(
                (labels, rise) -> {
                  if (belongs(name, admin, propeller, scheduler)) {
                    Map<Labels, Double> all =
                        counters.computeIfAbsent(target + " " + name, one -> new HashMap<>());
                    all.merge(labels, Math.max(0, rise), Double::sum);
                  }
                }));
    counters.forEach(
        (key, all) -> {
          if (key.startsWith(target + " ")) {
            String name = key.substring(target.length() + 1);
            all.forEach((labels, value) -> samples.add(new Sample(name, labels, value)));
          }
        });
    if (propeller) {
      moment.gauges.forEach((name, value) -> samples.add(new Sample(name, Labels.NONE, value)));
    }
    return reading(id, now, samples, List.of());
  }

  private static boolean belongs(String name, boolean admin, boolean propeller, boolean scheduler) {
    if (name.startsWith("A:") || name.startsWith("grpc_server")) {
      return admin;
    }
    return name.startsWith("S:") ? scheduler : propeller;
  }

  private static Reading reading(
      SourceId id, Instant now, List<Sample> samples, List<? extends Evidence> evidence) {
    return new Reading(
        id,
        now,
        Duration.ofMillis(5),
        1,
        samples.size(),
        Samples.of(samples),
        List.copyOf(evidence),
        Optional.empty());
  }

  private Reading admin(Moment moment, Instant now) {
    SourceId id = new SourceId(AdminSamples.SOURCE, "flyteadmin");
    if (moment.adminSilent != null) {
      return Reading.failed(
          id, now, Duration.ofSeconds(3), new Failure(moment.adminSilent, "no answer"));
    }
    List<Evidence> evidence = new ArrayList<>();
    moment.refusedReads.forEach(text -> evidence.add(new RefusedCall("projects", 500, text)));
    moment.launches.forEach(
        text ->
            evidence.add(
                new FailedLaunch("p", "development", "x" + round, Duration.ofSeconds(5), text)));
    return reading(
        id,
        now,
        List.of(
            new Sample(AdminSamples.SCHEDULES, Labels.of("project", "p", "domain", "d"), 2),
            new Sample(
                AdminSamples.OVERDUE, Labels.of("project", "p", "domain", "d"), moment.overdue)),
        evidence);
  }

  private Reading workflows(Moment moment, Instant now) {
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < moment.failing.size(); i++) {
      evidence.add(
          new FailingWorkflow(
              new WorkflowId("f" + i, "p", "development"),
              moment.frozen ? 7 : round,
              moment.failing.get(i)));
    }
    for (String text : moment.failed) {
      ended++;
      String[] parts = text.split("\n", 2);
      evidence.add(
          new EndedWorkflow(
              new WorkflowId("e" + (int) ended, "p", "development"),
              Evidence.Outcome.FAILED,
              parts[0],
              "USER",
              parts.length > 1 ? parts[1] : parts[0]));
    }
    List<Sample> samples =
        List.of(
            new Sample(WorkflowSamples.WORKFLOWS, Labels.of("phase", "active"), moment.active),
            new Sample(
                WorkflowSamples.ACTIVE,
                Labels.of("project", "p", "domain", "development", "phase", "ready"),
                moment.ready),
            new Sample(
                WorkflowSamples.ACTIVE,
                Labels.of("project", "p", "domain", "development", "phase", "running"),
                moment.active - moment.ready),
            new Sample(WorkflowSamples.OLDEST, Labels.of("phase", "ready"), moment.readyAge),
            new Sample(WorkflowSamples.FAILING, Labels.NONE, moment.failing.size()),
            new Sample(WorkflowSamples.ENDED, Labels.NONE, ended));
    return reading(WorkflowSamples.SOURCE_ID, now, samples, evidence);
  }

  private List<Sample> pods(Moment moment) {
    List<Sample> samples = new ArrayList<>();
    for (String component :
        binary
            ? List.of("flyte_binary")
            : List.of("flyteadmin", "flytepropeller", "flytescheduler", "datacatalog", "webhook")) {
      String waiting = moment.waiting.get(component);
      samples.add(
          new Sample(
              KubeSamples.CONTROL_PODS,
              Labels.of("component", component, "state", waiting == null ? "ready" : "not_ready"),
              1));
      if (waiting != null) {
        samples.add(
            new Sample(
                KubeSamples.CONTROL_WAITING,
                Labels.of("component", component, "reason", waiting),
                1));
      }
      if (moment.outOfMemory.contains(component)) {
        samples.add(
            new Sample(
                KubeSamples.CONTROL_TERMINATION,
                Labels.of("component", component, "reason", "oom_killed"),
                1));
      }
    }
    return samples;
  }

  private List<Evidence> podEvidence(Moment moment) {
    boolean ready = !moment.waiting.containsKey(binary ? "flyte_binary" : "flytepropeller");
    return List.of(new PropellerPod(-1, false, ready, Optional.empty()));
  }

  /** One round, in health until something is changed. */
  final class Moment {
    /** How many rounds the fault is old. */
    final int age;

    private final Map<String, Map<Labels, Double>> rises = new TreeMap<>();
    private final Map<String, Double> gauges = new TreeMap<>();
    private final Map<SourceId, Map<Look, String>> looks = new LinkedHashMap<>();
    final Map<String, Reason> silent = new HashMap<>();
    final Map<String, String> waiting = new HashMap<>();
    final Set<String> outOfMemory = new HashSet<>();
    final List<String> failing = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    final List<String> launches = new ArrayList<>();
    final List<String> refusedReads = new ArrayList<>();
    Predicate<SourceId> lost = source -> false;
    Reason adminSilent;
    double active = 20;
    double ready = 1;
    double readyAge = 2;
    double overdue;
    boolean leaseRenewed = true;

    /** Whether the failing workflows are those of before, with no further failed round. */
    boolean frozen;

    private boolean lease = true;

    Moment(int age) {
      this.age = age;
      rounds(80, 0);
      for (String verb : List.of("GET", "PUT", "POST", "DELETE")) {
        kube(verb, verb.equals("POST") ? "201" : "200", 20, 0.02);
      }
      adminCalls("OK", 100);
      served("CreateExecution", "OK", 6);
      served("CreateNodeEvent", "OK", 60);
      events(60, 0, 0.01);
      store(30, 0.01, 0);
      database(100, 0.003);
      rise("A:create_execution:duration_ms_count", 6);
      rise("A:create_execution:duration_ms_sum", 600);
      rise("A:execution_manager:executions_created", 6);
      rise("A:execution_manager:propeller_failures", 0);
      rise("A:errors:gorm_error", 0);
      rise("A:errors:postgres_error", 0);
      rise("S:successful_execution_counter", 1);
      rise("S:failed_execution_counter", 0);
      workers(3, 0, 0);
      look(LookSamples.OBJECT_STORE, LookOutcome.OK, 0.01, "get", "head_bucket");
      look(LookSamples.KUBE_API, LookOutcome.OK, 0.01, "livez", "readyz", "version", "list");
      look(LookSamples.DATABASE, LookOutcome.OK, 0.01, "login", "query");
      look(LookSamples.WEBHOOK, LookOutcome.OK, 0.01, "handshake");
      look(LookSamples.FLYTEADMIN, LookOutcome.OK, 0.01, "healthcheck", "version", "domains");
      also(LookSamples.FLYTEADMIN, LookOutcome.OK, 0.01, "projects", "executions", "schedules");
    }

    /** By how much a counter rises in this round. */
    void rise(String name, double by, String... labels) {
      rises.computeIfAbsent(name, one -> new HashMap<>()).put(Labels.of(labels), by);
    }

    void rounds(double good, double failed) {
      rise("P:round:success_count", good);
      rise("P:round:error_count", failed);
      rise("P:main_work_duration_us_count", good + failed);
      rise("P:main_work_duration_us_sum", (good + failed) * 0.04);
      rise("P:workers_restarted", 1);
    }

    /** Requests to the API server, each of so many seconds. */
    void kube(String verb, String code, double count, double seconds) {
      rise("k8s_client_request_total", count, "code", code, "method", verb);
      rise("k8s_client_request_latency_count", count, "verb", verb);
      rise("k8s_client_request_latency_sum", count * seconds, "verb", verb);
      rise("k8s_client_rate_limiter_latency_count", count, "verb", verb);
      rise("k8s_client_rate_limiter_latency_sum", 0, "verb", verb);
    }

    /** All requests of these verbs end so in place of well. */
    void kubeAnswers(String code, String... verbs) {
      for (String verb : verbs) {
        kube(verb, verb.equals("POST") ? "201" : "200", 0, 0);
        kube(verb, code, 20, 0.02);
      }
    }

    void adminCalls(String code, double count) {
      client("flyteidl.service.AdminService", "CreateNodeEvent", code, count);
    }

    void client(String service, String method, String code, double count) {
      rise(
          "grpc_client_handled_total",
          count,
          "grpc_service",
          service,
          "grpc_method",
          method,
          "grpc_code",
          code);
      rise("grpc_client_started_total", count, "grpc_service", service, "grpc_method", method);
    }

    /** Propeller's calls of a service that were begun and do not end. */
    void clientWaits(String service, String method, double count) {
      rise(
          "grpc_client_started_total",
          age == 0 ? count : 0,
          "grpc_service",
          service,
          "grpc_method",
          method);
      rise(
          "grpc_client_handled_total",
          0,
          "grpc_service",
          service,
          "grpc_method",
          method,
          "grpc_code",
          "OK");
    }

    void served(String method, String code, double count) {
      rise("grpc_server_handled_total", count, "grpc_method", method, "grpc_code", code);
      rise("grpc_server_started_total", count, "grpc_method", method);
    }

    void servedWaits(String method, double count) {
      rise("grpc_server_handled_total", 0, "grpc_method", method, "grpc_code", "OK");
      rise("grpc_server_started_total", count, "grpc_method", method);
    }

    void events(double good, double failed, double seconds) {
      rise("P:node:event_recording:success_duration_ms_count", good);
      rise("P:node:event_recording:success_duration_ms_sum", good * seconds * 1_000);
      rise("P:node:event_recording:failure_duration_ms_count", failed);
    }

    void store(double calls, double seconds, double failed) {
      for (String root : List.of("P:metastore:", "A:storage:")) {
        for (String family : List.of("head", "read_open", "write")) {
          rise(root + family + "_unlabeled_count", calls);
          rise(root + family + "_unlabeled_ms_sum", calls * seconds * 1_000);
        }
        for (String operation : List.of("head", "read", "write")) {
          rise(root + operation + "_failure_unlabeled", failed);
        }
      }
    }

    void database(double calls, double seconds) {
      for (String operation : List.of("create", "get", "update", "list")) {
        rise("A:database:*:" + operation + "_ms_count", calls);
        rise("A:database:*:" + operation + "_ms_sum", calls * seconds * 1_000);
      }
    }

    void workers(double free, double longest, double depth) {
      gauges.put("P:free_workers_count", free);
      gauges.put("P:main_longest_running_processor_s", longest);
      gauges.put("P:main_unfinished_work_s", longest * (4 - free));
      gauges.put("P:main_depth", depth);
      gauges.put("P:execstats:active_workflow_executions", active);
    }

    /** Nothing gets through: workers hold their rounds since the fault began. */
    void stuck() {
      rounds(0, 0);
      events(0, 0, 0);
      store(0, 0, 0);
      adminCalls("OK", 0);
      for (String verb : List.of("GET", "PUT", "POST", "DELETE")) {
        kube(verb, verb.equals("POST") ? "201" : "200", 0, 0);
      }
      workers(0, STEP * (age + 1), 10);
    }

    /** Rounds fail for this, and flyteadmin gets no events. */
    void roundsFail(String text) {
      rounds(10, 100);
      failing.addAll(List.of(text, text, text, text, text, text));
    }

    /** Creations of executions end so. */
    void creations(String code) {
      served("CreateExecution", "OK", 0);
      served("CreateExecution", code, 6);
      rise("A:execution_manager:executions_created", 0);
    }

    /** What we see of a target ourselves. */
    void look(SourceId of, LookOutcome outcome, double seconds, String... calls) {
      looks.put(of, new LinkedHashMap<>());
      also(of, outcome, seconds, calls);
    }

    void also(SourceId of, LookOutcome outcome, double seconds, String... calls) {
      looks.get(of).keySet().removeIf(one -> List.of(calls).contains(one.call()));
      for (String call : calls) {
        Duration took = Duration.ofMillis(Math.round(seconds * 1_000));
        LookPhase phase =
            switch (outcome) {
              case OK, ERROR, DENIED -> LookPhase.STATUS;
              case DNS -> LookPhase.DNS;
              case TLS -> LookPhase.TLS;
              default -> LookPhase.CONNECT;
            };
        looks.get(of).put(new Look(call, outcome, phase, "", took), "");
      }
    }

    void noLook(SourceId of) {
      looks.remove(of);
    }

    void noLease() {
      lease = false;
    }

    private List<Sample> leases(Instant now) {
      if (!lease) {
        return List.of();
      }
      Labels label = Labels.of("lease", "propeller-leader");
      lookedAt.putIfAbsent("lease", "0");
      if (leaseRenewed) {
        lookedAt.put("lease", String.valueOf(now.getEpochSecond()));
      }
      return List.of(
          new Sample(KubeSamples.LEASE_HELD, label, 1),
          new Sample(KubeSamples.LEASE_DURATION, label, 15),
          new Sample(KubeSamples.LEASE_RENEWED, label, Double.parseDouble(lookedAt.get("lease"))));
    }
  }
}
