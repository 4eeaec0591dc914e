package io.github.flyteexporter.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which cause named of a recording is right, unknown or wrong. */
class CauseScoreTest extends InventedRecording {
  @Test
  void aCauseNamedBeforeTheFaultIsWrongWhateverFollows() {
    impaired(50, 60, Cause.DATABASE);
    impaired(60, 140, Cause.DATABASE);
    RecordingScore score = score(DATABASE);
    assertThat(score.causes()).isEqualTo(new OutcomeCounts(8, 0, 1));
    assertThat(score.cause()).isEqualTo(Outcome.WRONG);
    assertThat(score.falseAlarms()).isEqualTo(1);
    assertThat(score.toVerdict()).as("from the fault on").hasValue(0);
  }

  @Test
  void anotherCauseIsWrongAndTheTrueOneBehindItDoesNotHelp() {
    impaired(60, 70, Cause.OBJECT_STORE, Cause.DATABASE);
    impaired(70, 140, Cause.DATABASE, Cause.OBJECT_STORE);
    RecordingScore score = score(DATABASE);
    assertThat(score.causes()).isEqualTo(new OutcomeCounts(7, 0, 1));
    assertThat(score.cause()).isEqualTo(Outcome.WRONG);
  }

  @Test
  void unknownAndNothingAreUnknown() {
    impaired(60, 100, Cause.UNKNOWN);
    impaired(100, 140);
    RecordingScore score = score(DATABASE);
    assertThat(score.causes()).isEqualTo(new OutcomeCounts(0, 8, 0));
    assertThat(score.cause()).isEqualTo(Outcome.UNKNOWN);
    assertThat(score.toVerdict()).hasValue(Double.POSITIVE_INFINITY);
  }

  @Test
  void theRightCauseOnlyAfterTheFaultComesTooLate() {
    works(0, 140);
    impaired(140, 200, Cause.DATABASE);
    assertThat(score(DATABASE).causes()).isEqualTo(new OutcomeCounts(6, 0, 0));
    assertThat(score(DATABASE).cause()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void aCauseThatIsAcceptedBesideIsRightWithinTheIntervalsOnly() {
    GroundTruth truth = truth(PROGRESS, DATABASE.causes(), Set.of(Cause.NOT_RUNNING));
    impaired(60, 140, Cause.NOT_RUNNING);
    assertThat(score(truth).cause()).isEqualTo(Outcome.RIGHT);
    impaired(210, 220, Cause.NOT_RUNNING);
    assertThat(score(truth).causes().wrong()).isEqualTo(1);
  }

  @Test
  void whereThereIsNoCauseToNameWhatIsAcceptedIsRightFromTheFaultUntilTheHealing() {
    GroundTruth restart = truth(Map.of(), Map.of(), Set.of(Cause.NOT_RUNNING));
    say(60, 100, Map.of(PlatformFunction.LAUNCH, Status.IMPAIRED), Cause.NOT_RUNNING);
    assertThat(score(restart).cause()).isEqualTo(Outcome.RIGHT);
    say(210, 220, Map.of(PlatformFunction.LAUNCH, Status.IMPAIRED), Cause.NOT_RUNNING);
    assertThat(score(restart).cause()).isEqualTo(Outcome.WRONG);
  }
}
