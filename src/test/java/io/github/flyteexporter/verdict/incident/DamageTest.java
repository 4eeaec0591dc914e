package io.github.flyteexporter.verdict.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an incident costs, each counted once, and what is not known of it. */
class DamageTest extends InventedIncident {
  @Test
  void damageIsWhatHappenedWithinTheIncidentAndEachIsCountedOnce() {
    kill(3);
    refused = 5;
    round(0);
    round(10);
    kill(2);
    refused = 9;
    round(20, PlatformFunction.FINISH);
    round(30, PlatformFunction.FINISH, PlatformFunction.ACCEPT);
    Incident present = chronicle.present().orElseThrow();
    assertThat(present.damage().killed()).contains(Map.of(TEAM, 2L));
    assertThat(present.damage().refused()).hasValue(4);
    assertThat(present.damage().schedulesMissed()).as("nobody reads schedules").isEmpty();
    assertThat(present.functions())
        .containsExactlyInAnyOrder(PlatformFunction.FINISH, PlatformFunction.ACCEPT);
    assertThat(present.damage().rising(START.plusSeconds(30))).isTrue();
    assertThat(present.damage().rising(START.plusSeconds(81))).isFalse();
  }

  @Test
  void aClockThatIsSetBackNeitherCountsTwiceNorBreaksAnything() {
    refused = 1;
    round(1_000);
    refused = 3;
    round(1_010, PlatformFunction.ACCEPT);
    round(500, PlatformFunction.ACCEPT);
    round(510, PlatformFunction.ACCEPT);
    Incident present = chronicle.present().orElseThrow();
    assertThat(present.damage().refused()).hasValue(2);
    assertThat(present.since()).isEqualTo(START.plusSeconds(500));
  }

  @Test
  void whatFlytesOwnSchedulerTriesAgainAndAgainIsNotCounted() {
    round(0);
    refused = 30;
    triedBySchedules = 24;
    round(10, PlatformFunction.ACCEPT);
    assertThat(damage().refused()).hasValue(6);
    triedBySchedules = 40;
    round(20, PlatformFunction.ACCEPT);
    assertThat(damage().refused()).as("never less than nothing").hasValue(6);
  }

  @Test
  void usersMistakesCountOnlyWhileTheDatabaseIsAway() {
    round(0);
    refusedAsInvalid = 1;
    cause = Cause.DATABASE;
    round(10, PlatformFunction.ACCEPT);
    assertThat(damage().refused()).hasValue(1);
    refusedAsInvalid = 3;
    cause = Cause.OBJECT_STORE;
    round(20, PlatformFunction.ACCEPT);
    assertThat(damage().refused()).as("the database is back").hasValue(1);
    refusedAsInvalid = 7;
    round(30);
    refusedAsInvalid = 9;
    round(40);
    assertThat(chronicle.past().get(0).damage().refused()).hasValue(1);
  }

  @Test
  void whereNobodyReadsFlyteWorkflowsItIsNotKnownHowManyWereKilled() {
    workflowsRead = false;
    round(0);
    round(10, PlatformFunction.ACCEPT);
    assertThat(damage().killed()).isEmpty();
    assertThat(damage().killedInAll()).isEmpty();
    workflowsRead = true;
    round(20, PlatformFunction.ACCEPT);
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
                PlatformFunction.FINISH,
                FunctionState.UNKNOWN.after(
                    FunctionObservation.of(true, START.plusSeconds(10)),
                    true,
                    Limits.USUAL,
                    START.plusSeconds(10))),
            List.of(),
            frame(20));
    assertThat(damage().killedInAll()).hasValue(500);
  }

  @Test
  void aScheduleThatStaysLateIsCountedOnceWhateverElseCannotBeRead() {
    overdue.put("fraud", 2);
    overdue.put("search", 5);
    round(0);
    round(10, PlatformFunction.SCHEDULE);
    assertThat(damage().schedulesMissed()).hasValue(0);
    overdue.remove("search");
    overdue.put("fraud", 3);
    round(20, PlatformFunction.SCHEDULE);
    assertThat(damage().schedulesMissed()).hasValue(1);
    overdue.put("search", 5);
    overdue.put("new", 40);
    round(30, PlatformFunction.SCHEDULE);
    assertThat(damage().schedulesMissed()).hasValue(1);
    overdue.put("search", 7);
    round(40, PlatformFunction.SCHEDULE);
    assertThat(damage().schedulesMissed()).hasValue(3);
  }
}
