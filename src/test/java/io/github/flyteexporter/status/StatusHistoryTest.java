package io.github.flyteexporter.status;

import static io.github.flyteexporter.status.Entries.START;
import static io.github.flyteexporter.status.Entries.at;
import static io.github.flyteexporter.status.Entries.blankStart;
import static io.github.flyteexporter.status.Entries.in;
import static io.github.flyteexporter.status.Entries.start;
import static io.github.flyteexporter.verdict.model.PlatformFunction.ACCEPT;
import static io.github.flyteexporter.verdict.model.PlatformFunction.LAUNCH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.status.StatusEntry.Before;
import io.github.flyteexporter.status.StatusIncident.Phase;
import io.github.flyteexporter.verdict.model.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the status page knows after some rounds, restarts and pauses. */
class StatusHistoryTest {
  private static StatusHistory of(StatusEntry... entries) {
    return StatusHistory.of(List.of(entries));
  }

  private static StatusIncident only(StatusHistory history) {
    assertThat(history.incidents()).hasSize(1);
    return history.incidents().get(0);
  }

  private static Instant second(long second) {
    return START.plusSeconds(second);
  }

  @Test
  void anIncidentHasAStartAnEndACauseAndFunctions() {
    StatusIncident incident =
        only(
            of(
                start(0),
                in(12, 15, Cause.UNKNOWN, ACCEPT),
                in(12, 30, Cause.DATABASE, ACCEPT, RECORD),
                in(12, 45, Cause.UNKNOWN, RECORD),
                at(60)));
    assertThat(incident.since()).isEqualTo(second(12));
    assertThat(incident.until()).isEqualTo(second(60));
    assertThat(incident.phase()).isEqualTo(Phase.ENDED);
    assertThat(incident.cause()).isEqualTo(Cause.DATABASE);
    assertThat(incident.functions()).containsExactlyInAnyOrder(ACCEPT, RECORD);
  }

  @Test
  void aRelapseIsTheSameIncident() {
    StatusHistory relapsed =
        of(
            start(0),
            in(15, 15, Cause.DATABASE, ACCEPT),
            at(30),
            in(15, 45, Cause.DATABASE, ACCEPT));
    assertThat(only(relapsed).phase()).isEqualTo(Phase.ONGOING);
    assertThat(only(relapsed.after(at(60))).until()).isEqualTo(second(60));
  }

  @Test
  void anIncidentOutlivesARestartOfTheExporter() {
    StatusHistory restarted =
        of(start(0), in(15, 30, Cause.DATABASE, ACCEPT), blankStart(40), at(55));
    assertThat(only(of(start(0), in(15, 30, Cause.DATABASE, ACCEPT), blankStart(40))).phase())
        .as("the new exporter has not judged yet")
        .isEqualTo(Phase.INTERRUPTED);
    assertThat(only(restarted).phase()).isEqualTo(Phase.ENDED);
    StatusIncident goesOn =
        only(
            of(
                start(0),
                in(15, 30, Cause.DATABASE, ACCEPT),
                blankStart(40),
                in(50, 55, Cause.UNKNOWN, ACCEPT, LAUNCH),
                in(50, 70, Cause.UNKNOWN, ACCEPT)));
    assertThat(goesOn.since()).isEqualTo(second(15));
    assertThat(goesOn.until()).isEqualTo(second(70));
    assertThat(goesOn.phase()).isEqualTo(Phase.ONGOING);
    assertThat(goesOn.cause()).isEqualTo(Cause.DATABASE);
    assertThat(goesOn.functions()).containsExactlyInAnyOrder(ACCEPT, LAUNCH);
  }

  @Test
  void anEndThatNobodySawIsNotInvented() {
    StatusHistory hoursLater =
        of(start(0), in(15, 30, Cause.DATABASE, ACCEPT), blankStart(36_000), at(36_015));
    assertThat(only(hoursLater).phase()).isEqualTo(Phase.LOST);
    assertThat(only(hoursLater).until()).isEqualTo(second(30));
    StatusHistory another = hoursLater.after(in(36_030, 36_045, Cause.DATABASE, ACCEPT));
    assertThat(another.incidents())
        .extracting(StatusIncident::phase)
        .containsExactly(Phase.ONGOING, Phase.LOST);
  }

  @Test
  void anotherFunctionAfterARestartIsAnotherIncident() {
    StatusHistory history =
        of(
            start(0),
            in(15, 30, Cause.DATABASE, ACCEPT),
            blankStart(40),
            in(50, 55, Cause.UNKNOWN, LAUNCH));
    assertThat(history.incidents()).hasSize(2);
  }

  @Test
  void silenceIsNotHealth() {
    StatusHistory history =
        of(start(0), at(600), at(4_200, Before.GAP), at(4_800), start(9_000), at(9_600));
    assertThat(history.periods())
        .extracting(one -> one.from() + "/" + one.to())
        .containsExactly(
            second(0) + "/" + second(600),
            second(4_200) + "/" + second(4_800),
            second(9_000) + "/" + second(9_600));
  }

  @Test
  void nothingLiesInTheTimeToComeWhenTheClockIsSetBack() {
    StatusHistory ahead =
        of(
            start(0),
            at(100),
            at(90_000, Before.GAP),
            in(90_010, 90_015, Cause.DATABASE, ACCEPT),
            at(110, Before.GAP),
            at(125));
    assertThat(ahead.incidents()).isEmpty();
    assertThat(ahead.periods()).allMatch(one -> !one.to().isAfter(second(125)));
    assertThat(ahead.periods().get(0).to()).as("what was before stays").isEqualTo(second(100));
    StatusHistory within =
        of(
            start(0),
            in(100, 200, Cause.DATABASE, ACCEPT),
            new StatusEntry(
                second(150),
                Before.GAP,
                in(100, 150, Cause.DATABASE, ACCEPT).functions(),
                in(100, 150, Cause.DATABASE, ACCEPT).incident()));
    assertThat(only(within).since()).isEqualTo(second(100));
    assertThat(only(within).until()).isEqualTo(second(150));
  }

  @Test
  void aStatusThatFlapsForeverIsBounded() {
    List<StatusEntry> entries = new ArrayList<>(List.of(start(0)));
    for (int i = 1; i < 12_000; i++) {
      entries.add(i % 2 == 0 ? at(i) : in(i, i, Cause.UNKNOWN, ACCEPT));
    }
    StatusHistory history = StatusHistory.of(entries);
    assertThat(history.periods()).hasSize(5_000);
    assertThat(history.incidents()).hasSize(100);
    assertThat(history.incidents().get(0).since()).isEqualTo(second(11_999));
  }
}
