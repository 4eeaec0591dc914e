package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionEvent;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is read of an invented Flyte 2 at a moment, and how it goes on from there. */
final class Flyte2Moment {
  final Map<String, Look> api = new LinkedHashMap<>();
  final Map<SourceId, Map<String, Look>> looks = new LinkedHashMap<>();
  final Map<SourceId, Failure> failing = new TreeMap<>();
  final List<Evidence> refused = new ArrayList<>();
  final List<ActionEvent> events = new ArrayList<>();
  final List<LoggedError> logged = new ArrayList<>();
  final InventedPods pods = new InventedPods();

  /** Whether runs are accepted, are enqueued, go on, and end as their code decides. */
  boolean accepts = true;

  boolean enqueues = true;
  boolean moves = true;
  boolean users = true;
  boolean triggers = true;

  /** So many more runs are accepted just before this moment. */
  int burst;

  /** Whether all that lives is aborted: rows end at once, actions are deleted. */
  boolean aborts;

  /** By so many seconds the exporter's clock is ahead of all others. */
  double ahead;

  Optional<String> refusal = Optional.empty();
  String refusalCode = "";
  double longest = 0.1;
  double errors;
  double looping;

  Flyte2Moment() {
    for (String call :
        List.of(
            LookSamples.HEALTHCHECK,
            Flyte2Samples.READYZ,
            LookSamples.PROJECTS,
            LookSamples.EXECUTIONS,
            LookSamples.SCHEDULES)) {
      api(call, LookOutcome.OK, 0.02);
    }
    look(LookSamples.OBJECT_STORE, LookOutcome.OK, 0.02, LookSamples.GET, LookSamples.HEAD_BUCKET);
    look(LookSamples.DATABASE, LookOutcome.OK, 0.02, LookSamples.LOGIN, LookSamples.QUERY);
    look(
        LookSamples.KUBE_API,
        LookOutcome.OK,
        0.02,
        LookSamples.LIVEZ,
        LookSamples.READYZ,
        LookSamples.VERSION,
        LookSamples.LIST);
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

  /** The process does not answer on any port. */
  void processIs(LookOutcome outcome, Reason reason) {
    api.keySet().forEach(call -> api(call, outcome, 0.01));
    fails(reason, Flyte2Samples.API, Flyte2Samples.CONTROLLER);
    accepts = false;
    moves = false;
  }

  /** So many actions each have a warning event of this reason. */
  void warns(int actions, String reason, String note) {
    for (int i = 1; i <= actions; i++) {
      events.add(new ActionEvent("e" + i, "action" + i, reason, 1, Duration.ofSeconds(i), note));
    }
  }

  /** Flyte's log has this error, three times. */
  void logs(String text) {
    logged.add(new LoggedError("flyte_binary", true, text, 3));
  }

  /** Each action that is tried ends at once by this error. */
  void refuses(String code, String message) {
    refusalCode = code;
    refusal = Optional.of(message);
  }

  private static Look of(String call, LookOutcome outcome, double seconds) {
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
