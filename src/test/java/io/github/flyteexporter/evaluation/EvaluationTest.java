package io.github.flyteexporter.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flyteexporter.docs.GeneratedText;
import io.github.flyteexporter.evaluation.play.RecordingFolders;
import io.github.flyteexporter.evaluation.play.SourceSet;
import io.github.flyteexporter.evaluation.report.EvaluationReport;
import io.github.flyteexporter.evaluation.score.Outcome;
import io.github.flyteexporter.evaluation.score.RecordingScore;
import io.github.flyteexporter.replay.Played;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How right the verdict is about the small copies, and about all recordings where they are. The
 * table in src/docs/accuracy.md is written by {@code mvn -B test -Dtest=EvaluationTest
 * -Drewrite=true}.
 */
class EvaluationTest {
  private static final List<SourceSet> SETS = List.of(SourceSet.values());
  private static final Path DOCS = Path.of("src/docs/accuracy.md");

  @Test
  void theSmallCopiesAreRight() throws Exception {
    List<Path> copies = new ArrayList<>(RecordingFolders.of(List.of(Played.COPIES)));
    copies.add(Played.OUTAGE);
    EvaluationReport report = EvaluationReport.of(copies, SETS);
    assertNothingIsWrong(report);
    assertThat(report.lastLine()).isEqualTo("right 4, unknown 0, wrong 0, false alarms 0");
  }

  @Test
  void noRecordingIsWrongAndReadmeHoldsTheTable() throws Exception {
    List<Path> recordings = Played.recordings();
    assumeFalse(recordings.isEmpty(), "the recordings are not here");
    EvaluationReport report = EvaluationReport.of(recordings, SETS);
    System.out.println(report.text());
    System.out.println(report.lastLine());
    assertNothingIsWrong(report);
    assertThat(report.scores().get(SourceSet.ALL))
        .filteredOn(score -> score.cause() != Outcome.RIGHT)
        .extracting(RecordingScore::name)
        .isEmpty();
    GeneratedText.assertSection(DOCS, "evaluation", report.markdown());
  }

  @Test
  void noRecordingOfFlyte2IsWrong() throws Exception {
    Path folder = Path.of(System.getProperty("recordingsFlyte2", "../shared/flyte2-recordings"));
    assumeTrue(Files.isDirectory(folder), "the recordings are not here");
    EvaluationReport report = EvaluationReport.of(RecordingFolders.of(List.of(folder)), SETS);
    System.out.println(report.text());
    assertNothingIsWrong(report);
    assertThat(report.scores().get(SourceSet.ALL))
        .filteredOn(score -> score.cause() != Outcome.RIGHT)
        .extracting(RecordingScore::name)
        .isEmpty();
    GeneratedText.assertSection(DOCS, "evaluation of Flyte 2", report.markdown());
  }

  private static void assertNothingIsWrong(EvaluationReport report) {
    for (SourceSet sources : SETS) {
      assertThat(report.recordings(sources).wrong()).as(sources.title()).isZero();
      assertThat(report.falseAlarms(sources)).as(sources.title()).isZero();
    }
  }
}
