package io.github.flyteexporter.replay;

import io.github.flyteexporter.evaluation.play.EvaluationRound;
import io.github.flyteexporter.evaluation.play.SharedCases;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.runtime.RoundState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recording played from its first tick to its last with one round at each, in no time.
 *
 * @param seconds since the recording's start
 */
public record Played(double seconds, List<Reading> readings, RoundState memory, Exposition page) {
  /** The recording that is embedded in the program. */
  public static final Path OUTAGE = Path.of("src/main/resources/demo/db-down");

  private static final Path FOLDER =
      Path.of(System.getProperty("recordings", "../shared/recordings"));

  private static final Path SECOND =
      Path.of(System.getProperty("recordings2", "../shared/recordings2"));

  /** Where the small copies of recordings are. */
  public static final Path COPIES = Path.of("src/test/resources/recordings");

  private static final KeptByFolder<List<Played>> KEPT =
      new KeptByFolder<>(folder -> play(SharedCases.open(folder), SharedCases.rounds(folder)));

  /**
   * Plays a recording. What is played of those that do not change while tests run is kept, since
   * many tests look at the same ones.
   */
  public static List<Played> play(Path folder) throws IOException {
    if (isUnchanging(folder)) {
      return KEPT.of(folder);
    }
    Recording recording = Recording.open(folder);
    return play(recording, SharedCases.read(recording));
  }

  /** The recording in a folder, opened once if it does not change while tests run. */
  public static Recording open(Path folder) throws IOException {
    return isUnchanging(folder) ? SharedCases.open(folder) : Recording.open(folder);
  }

  private static boolean isUnchanging(Path folder) {
    Path named = folder.toAbsolutePath().normalize();
    return Stream.of(OUTAGE.getParent(), COPIES, FOLDER, SECOND)
        .anyMatch(one -> named.startsWith(one.toAbsolutePath().normalize()));
  }

  private static List<Played> play(Recording recording, List<EvaluationRound> rounds) {
    RoundState memory = RoundState.empty(20);
    List<Played> played = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      EvaluationRound round = rounds.get(i);
      memory = memory.after(round.readings(), round.now());
      Exposition page =
          Exposition.of(
              memory.values(),
              memory.report(),
              SourceReport.all(memory.state()),
              round.now(),
              Duration.ZERO,
              Duration.ofSeconds(10));
      double seconds = recording.ticks().get(i).at().toMillis() / 1000.0;
      played.add(new Played(seconds, round.readings(), memory, page));
    }
    return List.copyOf(played);
  }

  /** The page as text. */
  public String text() {
    return new String(page.text(), StandardCharsets.UTF_8);
  }

  /**
   * The folder of all recordings, by default beside the project; empty list when it is not there.
   */
  public static List<Path> recordings() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (var all = Files.list(FOLDER)) {
      return all.filter(one -> Files.isDirectory(one.resolve("ticks"))).sorted().toList();
    }
  }
}
