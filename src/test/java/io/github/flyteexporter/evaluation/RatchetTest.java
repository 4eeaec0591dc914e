package io.github.flyteexporter.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.flyteexporter.evaluation.play.Parallel;
import io.github.flyteexporter.evaluation.play.RecordingFolders;
import io.github.flyteexporter.evaluation.play.SharedCases;
import io.github.flyteexporter.evaluation.play.SourceSet;
import io.github.flyteexporter.evaluation.score.Outcome;
import io.github.flyteexporter.evaluation.score.RecordingScore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * No recording that the file lists is told worse than it says, which is written anew by {@code mvn
 * -B test -Dtest=RatchetTest -Drewrite=true}: an answer only moves towards right.
 */
class RatchetTest {
  private static final Path FILE = Path.of("src/test/resources/evaluation/ratchet.txt");

  /** Both series, by default beside the project. */
  private static List<Path> recordings() throws Exception {
    List<Path> folders = new ArrayList<>();
    for (String series : List.of("recordings", "recordings2")) {
      Path folder = Path.of(System.getProperty(series, "../shared/" + series));
      if (Files.isDirectory(folder)) {
        folders.add(folder);
      }
    }
    return RecordingFolders.of(folders);
  }

  private static Map<String, Outcome> held() throws Exception {
    Map<String, Outcome> held = new TreeMap<>();
    for (String line : Files.readAllLines(FILE)) {
      String[] words = line.split(" ", -1);
      held.put(words[0], Outcome.valueOf(words[1].toUpperCase(Locale.ROOT)));
    }
    return held;
  }

  @Test
  void noRecordingIsToldWorseThanBefore() throws Exception {
    List<Path> recordings = recordings();
    assumeFalse(recordings.isEmpty(), "the recordings are not here");
    Map<String, Outcome> now = new TreeMap<>();
    Parallel.map(recordings, folder -> RecordingScore.of(SharedCases.of(folder), SourceSet.ALL))
        .forEach(score -> now.put(score.name(), score.cause()));
    if (Boolean.getBoolean("rewrite")) {
      Files.createDirectories(FILE.getParent());
      Files.write(
          FILE,
          now.entrySet().stream().map(one -> one.getKey() + " " + one.getValue().word()).toList());
    }
    Map<String, Outcome> held = held();
    assertThat(now)
        .allSatisfy(
            (name, outcome) ->
                assertThat(outcome)
                    .as("%s was better in %s", name, FILE)
                    .isLessThanOrEqualTo(held.getOrDefault(name, Outcome.WRONG)));
  }
}
