package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One round, in health until something is changed. */
final class Moment extends RoundMetrics {
  final Map<String, Reason> silent = new HashMap<>();
  final Map<String, String> waiting = new HashMap<>();
  final Set<String> outOfMemory = new HashSet<>();
  final List<String> failing = new ArrayList<>();
  final List<String> failed = new ArrayList<>();
  final List<String> launches = new ArrayList<>();
  final List<String> refusedReads = new ArrayList<>();
  final List<Evidence> namespaces = new ArrayList<>();
  Predicate<SourceId> lost = source -> false;
  Reason adminSilent;
  double ready = 1;
  double readyAge = 2;
  double overdue;
  boolean leaseRenewed = true;

  /** Whether the failing workflows are those of before, with no further failed round. */
  boolean frozen;

  boolean lease = true;

  private final RoundLooks looks = new RoundLooks();

  Moment(int age) {
    super(age);
    rounds(80, 0);
    kubeSucceeds(20, 0.02);
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

  /** Nothing gets through: workers hold their rounds since the fault began. */
  void stuck() {
    rounds(0, 0);
    events(0, 0, 0);
    store(0, 0, 0);
    adminCalls("OK", 0);
    kubeSucceeds(0, 0);
    workers(0, Scenario.STEP * (age + 1), 10);
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
    looks.look(of, outcome, seconds, calls);
  }

  void also(SourceId of, LookOutcome outcome, double seconds, String... calls) {
    looks.also(of, outcome, seconds, calls);
  }

  void noLook(SourceId of) {
    looks.noLook(of);
  }

  List<Reading> looks(Instant now) {
    return looks.readings(now);
  }

  void noLease() {
    lease = false;
  }
}
