package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.ProjectDomain;
import io.github.flyteexporter.signal.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Incidents: when they begin and end, and what is counted as their damage, once. */
class ChronicleTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SourceId PORT = new SourceId(State.SCRAPE, "flyte-binary");
  private static final SourceId API = new SourceId(State.ADMIN, "flyteadmin");
  private static final ProjectDomain TEAM = new ProjectDomain("fraud", "production");

  private State state = State.empty(20);
  private Chronicle chronicle = Chronicle.NONE;
  private final List<Evidence> ended = new ArrayList<>();
  private final Map<String, Integer> overdue = new TreeMap<>();
  private Cause cause = Cause.OBJECT_STORE;
  private boolean workflowsRead = true;
  private boolean workflowsFail;
  private int refused;
  private int refusedAsInvalid;
  private int triedBySchedules;

  private void kill(int workflows) {
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

  private Frame frame(int second) {
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
              State.WORKFLOWS, at, Duration.ZERO, new Failure(Failure.Reason.TIMEOUT, "")));
    } else if (workflowsRead) {
      readings.add(reading(State.WORKFLOWS, at, workflows, List.copyOf(ended)));
    }
    if (!overdue.isEmpty()) {
      readings.add(reading(API, at, schedules(), List.of()));
    }
    state = state.and(readings);
    return new Frame(state, at);
  }

  /** All places show their schedules, and those in the map how many are late. */
  private List<Sample> schedules() {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(AdminSamples.SCHEDULES, Labels.of("project", "p", "domain", "d"), 9));
    overdue.forEach(
        (project, late) ->
            samples.add(
                new Sample(
                    AdminSamples.OVERDUE, Labels.of("project", project, "domain", "d"), late)));
    return samples;
  }

  private static Reading reading(
      SourceId of, Instant at, List<Sample> samples, List<Evidence> evidence) {
    return new Reading(
        of, at, Duration.ZERO, 0, samples.size(), Samples.of(samples), evidence, Optional.empty());
  }

  private void round(int second, Function... impaired) {
    Map<Function, Standing> standings = new EnumMap<>(Function.class);
    if (!workflowsFail) {
      for (Function function : Function.values()) {
        standings.put(
            function, Standing.UNKNOWN.after(Opinion.of(false, START.plusSeconds(second)), true));
      }
    }
    for (Function function : impaired) {
      standings.put(
          function, Standing.UNKNOWN.after(Opinion.of(true, START.plusSeconds(second)), true));
    }
    List<Testimony> causes =
        impaired.length == 0
            ? List.of()
            : List.of(new Testimony(cause, 0.9, Map.of(Fact.WORKFLOWS_KILLED, 2.0)));
    chronicle =
        chronicle.notAfter(START.plusSeconds(second)).after(standings, causes, frame(second));
  }

  @Test
  void damageIsWhatHappenedWithinTheIncidentAndEachIsCountedOnce() {
    kill(3);
    refused = 5;
    round(0);
    round(10);
    kill(2);
    refused = 9;
    round(20, Function.FINISH);
    round(30, Function.FINISH, Function.ACCEPT);
    Incident present = chronicle.present().orElseThrow();
    assertThat(present.damage().killed()).contains(Map.of(TEAM, 2L));
    assertThat(present.damage().refused()).hasValue(4);
    assertThat(present.damage().schedulesMissed()).as("nobody reads schedules").isEmpty();
    assertThat(present.functions()).containsExactlyInAnyOrder(Function.FINISH, Function.ACCEPT);
    assertThat(present.damage().rising(START.plusSeconds(30))).isTrue();
    assertThat(present.damage().rising(START.plusSeconds(81))).isFalse();
  }

  @Test
  void anIncidentThatIsOverKeepsItsCauseAndCountsWhatDiesOfItWithinAMinute() {
    round(0);
    round(10, Function.FINISH);
    round(20);
    kill(4);
    round(40);
    kill(1);
    round(90);
    Incident past = chronicle.past().get(0);
    assertThat(chronicle.present()).isEmpty();
    assertThat(past.since()).isEqualTo(START.plusSeconds(10));
    assertThat(past.end()).contains(START.plusSeconds(20));
    assertThat(past.cause().orElseThrow().cause()).isEqualTo(Cause.OBJECT_STORE);
    assertThat(past.damage().killedInAll()).hasValue(4);
  }

  @Test
  void aRelapseWithinAMinuteIsTheSameIncident() {
    round(0, Function.FINISH);
    round(10);
    round(50, Function.FINISH);
    assertThat(chronicle.past()).isEmpty();
    assertThat(chronicle.present().orElseThrow().since()).isEqualTo(START);
    round(60);
    round(130, Function.FINISH);
    assertThat(chronicle.past()).hasSize(1);
    assertThat(chronicle.present().orElseThrow().since()).isEqualTo(START.plusSeconds(130));
  }

  @Test
  void incidentsAreForgottenAfterADayAndThereAreNeverMoreThanAHundred() {
    for (int i = 0; i < 150; i++) {
      round(i * 200, Function.FINISH);
      round(i * 200 + 10);
    }
    assertThat(chronicle.past()).hasSize(100);
    assertThat(chronicle.past().get(0).since()).isEqualTo(START.plusSeconds(149 * 200));
    round(149 * 200 + 11 + 86_400);
    assertThat(chronicle.past()).isEmpty();
  }

  @Test
  void aClockThatIsSetBackNeitherCountsTwiceNorBreaksAnything() {
    refused = 1;
    round(1_000);
    refused = 3;
    round(1_010, Function.ACCEPT);
    round(500, Function.ACCEPT);
    round(510, Function.ACCEPT);
    Incident present = chronicle.present().orElseThrow();
    assertThat(present.damage().refused()).hasValue(2);
    assertThat(present.since()).isEqualTo(START.plusSeconds(500));
  }

  private Damage damage() {
    return chronicle.present().orElseThrow().damage();
  }

  @Test
  void whatFlytesOwnSchedulerTriesAgainAndAgainIsNotCounted() {
    round(0);
    refused = 30;
    triedBySchedules = 24;
    round(10, Function.ACCEPT);
    assertThat(damage().refused()).hasValue(6);
    triedBySchedules = 40;
    round(20, Function.ACCEPT);
    assertThat(damage().refused()).as("never less than nothing").hasValue(6);
  }

  @Test
  void usersMistakesCountOnlyWhileTheDatabaseIsAway() {
    round(0);
    refusedAsInvalid = 1;
    cause = Cause.DATABASE;
    round(10, Function.ACCEPT);
    assertThat(damage().refused()).hasValue(1);
    refusedAsInvalid = 3;
    cause = Cause.OBJECT_STORE;
    round(20, Function.ACCEPT);
    assertThat(damage().refused()).as("the database is back").hasValue(1);
    refusedAsInvalid = 7;
    round(30);
    refusedAsInvalid = 9;
    round(40);
    assertThat(chronicle.past().get(0).damage().refused()).hasValue(1);
  }

  @Test
  void whoIsBlindDoesNotSayThatAnIncidentIsOver() {
    round(0);
    round(10, Function.FINISH);
    workflowsFail = true;
    round(20);
    Incident unseen = chronicle.present().orElseThrow();
    assertThat(unseen.unseen()).isTrue();
    assertThat(unseen.seen()).isEqualTo(START.plusSeconds(10));
    round(600);
    workflowsFail = false;
    round(610, Function.FINISH);
    assertThat(chronicle.past()).isEmpty();
    assertThat(chronicle.present().orElseThrow().since()).isEqualTo(START.plusSeconds(10));
    assertThat(chronicle.present().orElseThrow().unseen()).isFalse();
    round(620);
    assertThat(chronicle.past()).hasSize(1);
  }

  @Test
  void anIncidentThatNobodySeesEndsAfterAQuarterOfAnHour() {
    round(0);
    round(10, Function.FINISH);
    workflowsFail = true;
    round(10 + 14 * 60);
    assertThat(chronicle.present()).isPresent();
    round(10 + 15 * 60);
    assertThat(chronicle.present()).isEmpty();
    assertThat(chronicle.past()).hasSize(1);
  }

  @Test
  void whereNobodyReadsFlyteWorkflowsItIsNotKnownHowManyWereKilled() {
    workflowsRead = false;
    round(0);
    round(10, Function.ACCEPT);
    assertThat(damage().killed()).isEmpty();
    assertThat(damage().killedInAll()).isEmpty();
    workflowsRead = true;
    round(20, Function.ACCEPT);
    assertThat(damage().killedInAll()).as("now they are").hasValue(0);
  }

  @Test
  void moreKillsThanAreRememberedWithTheirWordsAllCount() {
    round(0);
    kill(500);
    round(10);
    chronicle =
        chronicle.after(
            Map.of(
                Function.FINISH,
                Standing.UNKNOWN.after(Opinion.of(true, START.plusSeconds(10)), true)),
            List.of(),
            frame(20));
    assertThat(damage().killedInAll()).hasValue(500);
  }

  @Test
  void aScheduleThatStaysLateIsCountedOnceWhateverElseCannotBeRead() {
    overdue.put("fraud", 2);
    overdue.put("search", 5);
    round(0);
    round(10, Function.SCHEDULE);
    assertThat(damage().schedulesMissed()).hasValue(0);
    overdue.remove("search");
    overdue.put("fraud", 3);
    round(20, Function.SCHEDULE);
    assertThat(damage().schedulesMissed()).hasValue(1);
    overdue.put("search", 5);
    overdue.put("new", 40);
    round(30, Function.SCHEDULE);
    assertThat(damage().schedulesMissed()).hasValue(1);
    overdue.put("search", 7);
    round(40, Function.SCHEDULE);
    assertThat(damage().schedulesMissed()).hasValue(3);
  }
}
