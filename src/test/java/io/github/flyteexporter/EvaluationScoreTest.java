package io.github.flyteexporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.Cause;
import io.github.flyteexporter.verdict.Function;
import io.github.flyteexporter.verdict.Standing.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The definitions of right, unknown and wrong, on invented verdicts and truths. */
class EvaluationScoreTest {
  private static final Map<Function, List<EvaluationInterval>> PROGRESS =
      Map.of(Function.PROGRESS, List.of(new EvaluationInterval(60, 140)));

  /** {@code progress} is impaired by the database from 60 to 140 s, {@code accept} works. */
  private static final EvaluationTruth DATABASE =
      truth(PROGRESS, Map.of(Cause.DATABASE, List.of(new EvaluationInterval(60, 140))), Set.of());

  private static final EvaluationTruth HEALTHY = truth(Map.of(), Map.of(), Set.of());

  private final List<EvaluationMoment> said = new ArrayList<>();

  private static EvaluationTruth truth(
      Map<Function, List<EvaluationInterval>> functions,
      Map<Cause, List<EvaluationInterval>> causes,
      Set<Cause> also) {
    return new EvaluationTruth(
        10,
        OptionalDouble.of(60),
        OptionalDouble.of(140),
        functions,
        Set.of(Function.ACCEPT),
        Set.of(Function.LAUNCH),
        causes,
        also,
        OptionalLong.of(12));
  }

  /** Ticks of 10 s from here up to there in which this was said of functions. */
  private void say(int from, int to, Map<Function, Status> functions, Cause... causes) {
    say(0, from, to, functions, causes);
  }

  private void say(
      long killed, int from, int to, Map<Function, Status> functions, Cause... causes) {
    for (int at = from; at < to; at += 10) {
      said.add(new EvaluationMoment(at, functions, List.of(causes), killed));
    }
  }

  private void works(int from, int to) {
    say(from, to, Map.of(Function.PROGRESS, Status.WORKING));
  }

  private void impaired(int from, int to, Cause... causes) {
    say(from, to, Map.of(Function.PROGRESS, Status.IMPAIRED), causes);
  }

  private EvaluationScore score(EvaluationTruth truth) {
    return EvaluationScore.of("invented", truth, said);
  }

  @Test
  void aVerdictMayTake30SecondsToRiseAnd60ToClear() {
    works(0, 100);
    impaired(100, 210, Cause.DATABASE);
    works(210, 300);
    EvaluationScore score = score(DATABASE);
    assertThat(score.cause()).isEqualTo(EvaluationAnswer.RIGHT);
    assertThat(score.causes()).isEqualTo(new EvaluationTally(11, 0, 0));
    assertThat(score.functions()).isEqualTo(new EvaluationTally(30, 30, 0));
    assertThat(score.toVerdict()).hasValue(40);
    assertThat(score.toAllClear()).hasValue(70);
    assertThat(score.falseAlarms()).isZero();
  }

  @Test
  void aVerdictThatRisesOrClearsAtOnceIsRightToo() {
    works(0, 60);
    impaired(60, 140, Cause.DATABASE);
    works(140, 300);
    EvaluationScore score = score(DATABASE);
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
    EvaluationScore score = score(DATABASE);
    assertThat(score.functions().wrong()).isEqualTo(2);
    assertThat(score.causes().wrong()).isEqualTo(2);
    assertThat(score.cause()).isEqualTo(EvaluationAnswer.WRONG);
    assertThat(score.falseAlarms()).isEqualTo(1);
    assertThat(score.toAllClear()).hasValue(Double.POSITIVE_INFINITY);
  }

  @Test
  void everyStretchOfFlickerIsAFalseAlarm() {
    for (int at = 0; at < 120; at += 30) {
      impaired(at, at + 20, Cause.UNKNOWN);
      works(at + 20, at + 30);
    }
    EvaluationScore score = score(HEALTHY);
    assertThat(score.falseAlarms()).isEqualTo(4);
    assertThat(score.functions().wrong()).isEqualTo(8);
    assertThat(score.causes()).isEqualTo(new EvaluationTally(0, 8, 0));
    assertThat(score.cause()).isEqualTo(EvaluationAnswer.UNKNOWN);
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
  void aCauseNamedBeforeTheFaultIsWrongWhateverFollows() {
    impaired(50, 60, Cause.DATABASE);
    impaired(60, 140, Cause.DATABASE);
    EvaluationScore score = score(DATABASE);
    assertThat(score.causes()).isEqualTo(new EvaluationTally(8, 0, 1));
    assertThat(score.cause()).isEqualTo(EvaluationAnswer.WRONG);
    assertThat(score.falseAlarms()).isEqualTo(1);
    assertThat(score.toVerdict()).as("from the fault on").hasValue(0);
  }

  @Test
  void anotherCauseIsWrongAndTheTrueOneBehindItDoesNotHelp() {
    impaired(60, 70, Cause.OBJECT_STORE, Cause.DATABASE);
    impaired(70, 140, Cause.DATABASE, Cause.OBJECT_STORE);
    EvaluationScore score = score(DATABASE);
    assertThat(score.causes()).isEqualTo(new EvaluationTally(7, 0, 1));
    assertThat(score.cause()).isEqualTo(EvaluationAnswer.WRONG);
  }

  @Test
  void unknownAndNothingAreUnknown() {
    impaired(60, 100, Cause.UNKNOWN);
    impaired(100, 140);
    EvaluationScore score = score(DATABASE);
    assertThat(score.causes()).isEqualTo(new EvaluationTally(0, 8, 0));
    assertThat(score.cause()).isEqualTo(EvaluationAnswer.UNKNOWN);
    assertThat(score.toVerdict()).hasValue(Double.POSITIVE_INFINITY);
  }

  @Test
  void theRightCauseOnlyAfterTheFaultComesTooLate() {
    works(0, 140);
    impaired(140, 200, Cause.DATABASE);
    assertThat(score(DATABASE).causes()).isEqualTo(new EvaluationTally(6, 0, 0));
    assertThat(score(DATABASE).cause()).isEqualTo(EvaluationAnswer.UNKNOWN);
  }

  @Test
  void aCauseThatIsAcceptedBesideIsRightWithinTheIntervalsOnly() {
    EvaluationTruth truth = truth(PROGRESS, DATABASE.causes(), Set.of(Cause.NOT_RUNNING));
    impaired(60, 140, Cause.NOT_RUNNING);
    assertThat(score(truth).cause()).isEqualTo(EvaluationAnswer.RIGHT);
    impaired(210, 220, Cause.NOT_RUNNING);
    assertThat(score(truth).causes().wrong()).isEqualTo(1);
  }

  @Test
  void whereThereIsNoCauseToNameWhatIsAcceptedIsRightFromTheFaultUntilTheHealing() {
    EvaluationTruth restart = truth(Map.of(), Map.of(), Set.of(Cause.NOT_RUNNING));
    say(60, 100, Map.of(Function.LAUNCH, Status.IMPAIRED), Cause.NOT_RUNNING);
    assertThat(score(restart).cause()).isEqualTo(EvaluationAnswer.RIGHT);
    say(210, 220, Map.of(Function.LAUNCH, Status.IMPAIRED), Cause.NOT_RUNNING);
    assertThat(score(restart).cause()).isEqualTo(EvaluationAnswer.WRONG);
  }

  @Test
  void whatIsLeftOpenOrNotListedIsNotJudged() {
    say(
        0,
        300,
        Map.of(Function.LAUNCH, Status.IMPAIRED, Function.SCHEDULE, Status.IMPAIRED),
        Cause.UNKNOWN);
    EvaluationScore score = score(DATABASE);
    assertThat(score.functions())
        .as("progress and accept")
        .isEqualTo(new EvaluationTally(0, 60, 0));
    assertThat(score.falseAlarms()).isZero();
  }

  @Test
  void withoutAFaultEveryFunctionWorksThatIsNotLeftOpen() {
    say(0, 20, Map.of(Function.SCHEDULE, Status.IMPAIRED), Cause.UNKNOWN);
    say(20, 40, Map.of(Function.LAUNCH, Status.IMPAIRED), Cause.UNKNOWN);
    assertThat(score(HEALTHY).functions().wrong()).isEqualTo(2);
    assertThat(score(HEALTHY).falseAlarms()).isEqualTo(1);
  }

  @Test
  void whereNothingIsSaidOfAHealthyRecordingItIsRight() {
    works(0, 100);
    EvaluationScore score = score(HEALTHY);
    assertThat(score.cause()).isEqualTo(EvaluationAnswer.RIGHT);
    assertThat(score.causes()).isEqualTo(new EvaluationTally(0, 0, 0));
    assertThat(score.toVerdict()).isEmpty();
    assertThat(score.toAllClear()).isEmpty();
  }

  @Test
  void theKilledOfEachIncidentAreCountedOnce() {
    Map<Function, Status> impaired = Map.of(Function.FINISH, Status.IMPAIRED);
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
    assertThat(score(DATABASE).matrix().table().rows())
        .containsExactly(
            List.of("database", "7", "0", "1", "1"), List.of("none", "0", "1", "0", "12"));
    assertThat(score(DATABASE).matrix().table().head())
        .endsWith("database", "webhook", "unknown", "none");
  }
}
