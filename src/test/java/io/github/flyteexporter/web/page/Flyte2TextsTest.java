package io.github.flyteexporter.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.evaluation.play.RecordingFolders;
import io.github.flyteexporter.record.report.PostMortems;
import io.github.flyteexporter.record.report.ReportOptions;
import io.github.flyteexporter.record.report.Story;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.RecordedRounds;
import io.github.flyteexporter.replay.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who runs a Flyte 2 reads no word of what only a Flyte 1 has. */
class Flyte2TextsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("flyte2-recordings", "../shared/flyte2-recordings"));

  /** What does not exist in Flyte 2 (field guide of Flyte 2, sections 1 to 4). */
  private static final Pattern FLYTE_1 =
      Pattern.compile(
          "(?i)propeller|flyteadmin|flyteworkflow|datacatalog|flytescheduler|\\b808[89]\\b");

  private static final Pattern LINE = Pattern.compile("\\R");

  static Stream<Path> recordings() throws Exception {
    Path demo = Played.OUTAGE.resolveSibling("flyte2-queued-forever");
    return Files.isDirectory(FOLDER)
        ? Stream.concat(Stream.of(demo), RecordingFolders.of(List.of(FOLDER)).stream().sorted())
        : Stream.of(demo);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void noTextSpeaksOfFlyte1(Path folder) throws Exception {
    Set<String> wrong = new TreeSet<>();
    for (Played round : Played.play(folder)) {
      FixedStatus status = FixedStatus.of(round.page());
      add(wrong, "front page", FrontPage.of(status));
      add(wrong, "targets", TargetsPage.of(status));
      add(wrong, "diagnosis", DiagnosisJson.of(round.page(), false));
      add(wrong, "targets.json", TargetsJson.of(round.page(), false));
      add(wrong, "metrics", round.text());
    }
    Story story = RecordedRounds.of(Recording.open(folder));
    add(
        wrong,
        "report",
        PostMortems.markdown(
            "x",
            story,
            new ReportOptions(Duration.ofSeconds(15), Optional.empty(), Optional.empty())));
    assertThat(wrong).isEmpty();
  }

  private static void add(Set<String> wrong, String where, String text) {
    LINE.splitAsStream(text)
        .filter(line -> FLYTE_1.matcher(line).find())
        .filter(line -> !(line.startsWith("# HELP ") && line.contains("Flyte 2")))
        .forEach(line -> wrong.add(where + ": " + line.strip()));
  }
}
