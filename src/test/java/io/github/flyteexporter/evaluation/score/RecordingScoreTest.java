package io.github.flyteexporter.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.flyteexporter.evaluation.score.ConfusionMatrix.Cell;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The definitions of right, unknown and wrong, on invented verdicts and truths. */
class RecordingScoreTest extends InventedRecording {
  @Test
  void aVerdictMayTake30SecondsToRiseAnd60ToClear() {
    works(0, 100);
    impaired(100, 210, Cause.DATABASE);
    works(210, 300);
    RecordingScore score = score(DATABASE);
    assertThat(score.cause()).isEqualTo(Outcome.RIGHT);
    assertThat(score.causes()).isEqualTo(new OutcomeCounts(11, 0, 0));
    assertThat(score.functions()).isEqualTo(new OutcomeCounts(30, 30, 0));
    assertThat(score.toVerdict()).hasValue(40);
    assertThat(score.toAllClear()).hasValue(70);
    assertThat(score.falseAlarms()).isZero();
  }

  @Test
  void aVerdictThatRisesOrClearsAtOnceIsRightToo() {
    works(0, 60);
    impaired(60, 140, Cause.DATABASE);
    works(140, 300);
    RecordingScore score = score(DATABASE);
    assertThat(score.functions().wrong()).isZero();
    assertThat(score.toVerdict()).hasValue(0);
    assertThat(score.toAllClear()).hasValue(0);
  }

  @Test
  void aVerdictThatRisesTooLateIsWrongForThatLong() {
    works(0, 120);
    impaired(120, 140, Cause.DATABASE);
    assertThat(score(DATABASE).functions().wrong()).isEqualTo(2);
    assertThat(score(DATABASE).falseAlarms()).isZero();
  }

  @Test
  void aVerdictThatClearsTooLateIsWrongAndAFalseAlarm() {
    impaired(60, 230, Cause.DATABASE);
    RecordingScore score = score(DATABASE);
    assertThat(score.functions().wrong()).isEqualTo(2);
    assertThat(score.causes().wrong()).isEqualTo(2);
    assertThat(score.cause()).isEqualTo(Outcome.WRONG);
    assertThat(score.falseAlarms()).isEqualTo(1);
    assertThat(score.toAllClear()).hasValue(Double.POSITIVE_INFINITY);
  }

  @Test
  void everyStretchOfFlickerIsAFalseAlarm() {
    for (int at = 0; at < 120; at += 30) {
      impaired(at, at + 20, Cause.UNKNOWN);
      works(at + 20, at + 30);
    }
    RecordingScore score = score(HEALTHY);
    assertThat(score.falseAlarms()).isEqualTo(4);
    assertThat(score.functions().wrong()).isEqualTo(8);
    assertThat(score.causes()).isEqualTo(new OutcomeCounts(0, 8, 0));
    assertThat(score.cause()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void flickerWithinTheFaultIsNoFalseAlarmButClearsAtItsLastTick() {
    impaired(60, 150, Cause.DATABASE);
    works(150, 170);
    impaired(170, 180, Cause.DATABASE);
    works(180, 200);
    assertThat(score(DATABASE).falseAlarms()).isZero();
    assertThat(score(DATABASE).toAllClear()).hasValue(40);
  }

  @Test
  void whatIsLeftOpenOrNotListedIsNotJudged() {
    say(
        0,
        300,
        Map.of(
            PlatformFunction.LAUNCH, Status.IMPAIRED, PlatformFunction.SCHEDULE, Status.IMPAIRED),
        Cause.UNKNOWN);
    RecordingScore score = score(DATABASE);
    assertThat(score.functions()).as("progress and accept").isEqualTo(new OutcomeCounts(0, 60, 0));
    assertThat(score.falseAlarms()).isZero();
  }

  @Test
  void withoutAFaultEveryFunctionWorksThatIsNotLeftOpen() {
    say(0, 20, Map.of(PlatformFunction.SCHEDULE, Status.IMPAIRED), Cause.UNKNOWN);
    say(20, 40, Map.of(PlatformFunction.LAUNCH, Status.IMPAIRED), Cause.UNKNOWN);
    assertThat(score(HEALTHY).functions().wrong()).isEqualTo(2);
    assertThat(score(HEALTHY).falseAlarms()).isEqualTo(1);
  }

  @Test
  void whereNothingIsSaidOfAHealthyRecordingItIsRight() {
    works(0, 100);
    RecordingScore score = score(HEALTHY);
    assertThat(score.cause()).isEqualTo(Outcome.RIGHT);
    assertThat(score.causes()).isEqualTo(new OutcomeCounts(0, 0, 0));
    assertThat(score.toVerdict()).isEmpty();
    assertThat(score.toAllClear()).isEmpty();
  }

  @Test
  void theKilledOfEachIncidentAreCountedOnce() {
    Map<PlatformFunction, Status> impaired = Map.of(PlatformFunction.FINISH, Status.IMPAIRED);
    say(3, 60, 70, impaired, Cause.DATABASE);
    say(9, 70, 100, impaired, Cause.DATABASE);
    works(100, 120);
    say(2, 120, 140, impaired, Cause.DATABASE);
    assertThat(score(DATABASE).killed()).isEqualTo(11);
  }

  @Test
  void theMatrixCountsTicksByTruthAndWhatWasSaid() {
    works(0, 70);
    impaired(70, 80, Cause.UNKNOWN);
    impaired(80, 150, Cause.DATABASE);
    works(150, 210);
    impaired(210, 220, Cause.WEBHOOK);
    assertThat(score(DATABASE).matrix().ticks())
        .containsOnly(
            entry(new Cell("database", "database"), 7L),
            entry(new Cell("database", "unknown"), 1L),
            entry(new Cell("database", "none"), 1L),
            entry(new Cell("none", "webhook"), 1L),
            entry(new Cell("none", "none"), 12L));
  }
}
