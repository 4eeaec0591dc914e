package io.github.flyteexporter.replay;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.runtime.RoundState;
import io.github.flyteexporter.runtime.SetClock;
import io.github.flyteexporter.signal.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  /** Where the small copies of recordings are. */
  public static final Path COPIES = Path.of("src/test/resources/recordings");

  private static final KeptByFolder<List<Played>> KEPT =
      new KeptByFolder<>(folder -> playAnew(folder, false));

  /**
   * Plays a recording. What is played of those that do not change while tests run is kept, since
   * many tests look at the same ones.
   */
  public static List<Played> play(Path folder) throws IOException {
    Path shared = folder.toAbsolutePath().normalize();
    return isUnchanging(shared) ? KEPT.of(shared) : playAnew(folder, false);
  }

  private static boolean isUnchanging(Path folder) {
    return Stream.of(OUTAGE, COPIES, FOLDER)
        .anyMatch(one -> folder.startsWith(one.toAbsolutePath().normalize()));
  }

  /** Plays a recording so that it can be recorded again. */
  public static List<Played> playJournaled(Path folder) throws IOException {
    return playAnew(folder, true);
  }

  private static List<Played> playAnew(Path folder, boolean journaled) throws IOException {
    Recording recording = Recording.open(folder);
    SetClock wall = new SetClock(recording.start());
    ReplayClock clock = new ReplayClock(wall, recording.length(), 1);
    List<Source> sources =
        new RecordingSources(recording, clock, Catalogue.names(), journaled)
            .sources(RecordingSources.Runner.DIRECT);
    RoundState memory = RoundState.empty(20);
    List<Played> played = new ArrayList<>();
    for (Snapshot tick : recording.ticks()) {
      Instant now = recording.start().plus(tick.at());
      wall.set(now);
      List<Reading> readings = sources.stream().map(source -> source.read().result()).toList();
      memory = memory.after(readings, now);
      Exposition page =
          Exposition.of(
              memory.values(),
              memory.report(),
              SourceReport.all(memory.state()),
              now,
              Duration.ZERO,
              Duration.ofSeconds(10));
      played.add(new Played(tick.at().toMillis() / 1000.0, readings, memory, page));
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
