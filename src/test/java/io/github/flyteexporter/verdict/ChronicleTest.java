package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Incidents: when they begin and end, and what is counted as their damage, once. */
class ChronicleTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SourceId PORT = new SourceId(State.SCRAPE, "flyte-binary");
  private static final ProjectDomain TEAM = new ProjectDomain("fraud", "production");

  private State state = State.empty(20);
  private Chronicle chronicle = Chronicle.NONE;
  private final List<Evidence> ended = new ArrayList<>();
  private int refused;

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
                refused));
    List<Sample> workflows = List.of(new Sample(WorkflowSamples.ENDED, Labels.NONE, ended.size()));
    state =
        state.and(
            List.of(
                reading(PORT, at, page, List.of()),
                reading(State.WORKFLOWS, at, workflows, List.copyOf(ended))));
    return new Frame(state, at);
  }

  private static Reading reading(
      SourceId of, Instant at, List<Sample> samples, List<Evidence> evidence) {
    return new Reading(
        of, at, Duration.ZERO, 0, samples.size(), Samples.of(samples), evidence, Optional.empty());
  }

  private void round(int second, Function... impaired) {
    Map<Function, Standing> standings = new java.util.EnumMap<>(Function.class);
    for (Function function : impaired) {
      standings.put(
          function, Standing.UNKNOWN.after(Opinion.of(true, START.plusSeconds(second)), true));
    }
    List<Testimony> causes =
        impaired.length == 0
            ? List.of()
            : List.of(new Testimony(Cause.OBJECT_STORE, 0.9, Map.of(Fact.WORKFLOWS_KILLED, 2.0)));
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
    assertThat(present.damage().killed()).containsExactly(Map.entry(TEAM, 2L));
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
    assertThat(past.damage().killedInAll()).isEqualTo(4);
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
}
