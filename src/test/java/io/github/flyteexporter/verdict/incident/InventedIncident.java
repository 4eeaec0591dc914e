package io.github.flyteexporter.verdict.incident;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rounds of an invented Flyte whose functions are impaired and whose workflows are killed. */
public abstract class InventedIncident {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  public static final SourceId PORT = new SourceId(ScrapeSamples.SOURCE, "flyte-binary");
  public static final SourceId API = new SourceId(AdminSamples.SOURCE, "flyteadmin");
  public static final ProjectDomain TEAM = new ProjectDomain("fraud", "production");

  public State state = State.empty(20);
  public IncidentHistory chronicle = IncidentHistory.NONE;
  public final List<Evidence> ended = new ArrayList<>();
  public final Map<String, Integer> overdue = new TreeMap<>();
  public Cause cause = Cause.OBJECT_STORE;
  public boolean workflowsRead = true;
  public boolean workflowsFail;
  public int refused;
  public int refusedAsInvalid;
  public int triedBySchedules;

  public void kill(int workflows) {
    for (int i = 0; i < workflows; i++) {
      ended.add(
          new EndedWorkflow(
              new WorkflowId("uid" + ended.size(), TEAM.project(), TEAM.domain()),
              Outcome.FAILED,
              "Workflow abort failed",
              "SYSTEM",
              "max number of system retry attempts [31/30] exhausted"));
    }
  }

  public RoundView frame(int second) {
    Instant at = START.plusSeconds(second);
    List<Sample> page =
        List.of(
            new Sample("process_start_time_seconds", Labels.NONE, 1),
            new Sample(
                "grpc_server_handled_total",
                Labels.of("grpc_method", "CreateExecution", "grpc_code", "Internal"),
                refused),
            new Sample(
                "grpc_server_handled_total",
                Labels.of("grpc_method", "CreateExecution", "grpc_code", "InvalidArgument"),
                refusedAsInvalid),
            new Sample("S:failed_execution_counter", Labels.NONE, triedBySchedules));
    List<Reading> readings = new ArrayList<>(List.of(reading(PORT, at, page, List.of())));
    List<Sample> workflows = List.of(new Sample(WorkflowSamples.ENDED, Labels.NONE, ended.size()));
    if (workflowsFail) {
      readings.add(
          Reading.failed(
              WorkflowSamples.SOURCE_ID,
              at,
              Duration.ZERO,
              new Failure(Failure.Reason.TIMEOUT, "")));
    } else if (workflowsRead) {
      readings.add(reading(WorkflowSamples.SOURCE_ID, at, workflows, List.copyOf(ended)));
    }
    if (!overdue.isEmpty()) {
      readings.add(reading(API, at, schedules(), List.of()));
    }
    state = state.next(readings);
    return new RoundView(state, at);
  }

  /** All places show their schedules, and those in the map how many are late. */
  public List<Sample> schedules() {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(AdminSamples.SCHEDULES, Labels.of("project", "p", "domain", "d"), 9));
    overdue.forEach(
        (project, late) ->
            samples.add(
                new Sample(
                    AdminSamples.OVERDUE, Labels.of("project", project, "domain", "d"), late)));
    return samples;
  }

  public static Reading reading(
      SourceId of, Instant at, List<Sample> samples, List<Evidence> evidence) {
    return new Reading(
        of, at, Duration.ZERO, 0, samples.size(), Samples.of(samples), evidence, Optional.empty());
  }

  public void round(int second, PlatformFunction... impaired) {
    Map<PlatformFunction, FunctionState> standings = new EnumMap<>(PlatformFunction.class);
    if (!workflowsFail) {
      for (PlatformFunction function : PlatformFunction.values()) {
        standings.put(
            function,
            FunctionState.UNKNOWN.after(
                FunctionObservation.of(false, START.plusSeconds(second)),
                true,
                Limits.USUAL,
                START.plusSeconds(second)));
      }
    }
    for (PlatformFunction function : impaired) {
      standings.put(
          function,
          FunctionState.UNKNOWN.after(
              FunctionObservation.of(true, START.plusSeconds(second)),
              true,
              Limits.USUAL,
              START.plusSeconds(second)));
    }
    List<CauseEvidence> causes =
        impaired.length == 0
            ? List.of()
            : List.of(new CauseEvidence(cause, 0.9, Map.of(Fact.WORKFLOWS_KILLED, 2.0)));
    chronicle =
        chronicle.notAfter(START.plusSeconds(second)).after(standings, causes, frame(second));
  }

  public Damage damage() {
    return chronicle.present().orElseThrow().damage();
  }
}
