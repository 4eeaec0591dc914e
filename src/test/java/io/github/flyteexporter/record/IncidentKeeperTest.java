package io.github.flyteexporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.bundle.RoundVerdict.Trouble;
import io.github.flyteexporter.replay.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundles that an exporter keeps by itself. */
class IncidentKeeperTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir private Path folder;

  private final Recorder recorder =
      new Recorder("test", 1 << 20, Duration.ofMinutes(30), BundleText.masked());

  private static RoundVerdict at(int second, Optional<Trouble> incident) {
    return new RoundVerdict(
        START.plusSeconds(second), List.of(), List.of(), Optional.empty(), incident, false);
  }

  private static Optional<Trouble> trouble(int since, int end) {
    return Optional.of(
        new Trouble(
            START.plusSeconds(since),
            end < 0 ? Optional.empty() : Optional.of(START.plusSeconds(end)),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  /** Rounds every 15 s, with an incident in between. */
  private void play(IncidentKeeper keeper, int from, int since, int end, int to) {
    for (int second = from; second <= to; second += 15) {
      RoundVerdict round =
          at(second, second < since ? Optional.empty() : trouble(since, second < end ? -1 : end));
      recorder.take(round, List.of());
      keeper.roundEnded(round);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void anIncidentIsKeptWithTheMinutesBeforeAndTwoAfter() throws Exception {
    IncidentKeeper keeper = new IncidentKeeper(recorder, new BundleFolder(folder, 10, 1 << 20));
    play(keeper, 0, 600, 900, 585);
    assertThat(files()).isEmpty();
    play(keeper, 600, 600, 900, 1_005);
    assertThat(files()).containsExactly("incident-20261122T101000Z-opening.tar.gz");
    play(keeper, 1_020, 600, 900, 1_200);
    assertThat(files()).containsExactly("incident-20261122T101000Z.tar.gz");

    Recording kept = Recording.open(folder.resolve("incident-20261122T101000Z.tar.gz"));
    assertThat(kept.start()).isEqualTo(START);
    assertThat(kept.length()).isEqualTo(Duration.ofMinutes(17));
  }

  @Test
  void ofALongIncidentBothEndsAreKept() throws Exception {
    IncidentKeeper keeper = new IncidentKeeper(recorder, new BundleFolder(folder, 10, 1 << 20));
    play(keeper, 0, 600, 6_000, 6_300);
    assertThat(files())
        .containsExactly(
            "incident-20261122T101000Z-opening.tar.gz", "incident-20261122T101000Z.tar.gz");
  }

  @Test
  void theOldestBundlesGo() throws Exception {
    IncidentKeeper keeper = new IncidentKeeper(recorder, new BundleFolder(folder, 2, 1 << 20));
    Files.writeString(folder.resolve("notes.txt"), "not ours");
    for (int i = 0; i < 4; i++) {
      play(keeper, i * 1_000, i * 1_000 + 100, i * 1_000 + 300, i * 1_000 + 600);
    }
    assertThat(files())
        .containsExactly(
            "incident-20261122T103500Z.tar.gz", "incident-20261122T105140Z.tar.gz", "notes.txt");
  }

  @Test
  void theirBytesAreBounded() throws Exception {
    BundleFolder bundles = new BundleFolder(folder, 100, 3_000);
    Files.write(folder.resolve("incident-20200101T000000Z.tar.gz"), new byte[2_900]);
    recorder.take(at(0, Optional.empty()), List.of());
    assertThat(bundles.keep("incident-20261122T100000Z.tar.gz", recorder)).isTrue();
    assertThat(files()).containsExactly("incident-20261122T100000Z.tar.gz");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsCountedAndTriedAgain() throws Exception {
    Path taken = Files.writeString(folder.resolve("file"), "");
    BundleFolder bundles = new BundleFolder(taken, 10, 1 << 20);
    IncidentKeeper keeper = new IncidentKeeper(recorder, bundles);
    play(keeper, 0, 30, 600, 60);
    assertThat(bundles.failures()).isEqualTo(1);
    Files.delete(taken);
    play(keeper, 75, 30, 600, 120);
    assertThat(taken.resolve("incident-20261122T100030Z-opening.tar.gz")).exists();
    assertThat(bundles.failures()).isEqualTo(1);
  }

  @Test
  void whatWasLeftUnfinishedIsRemoved() throws Exception {
    Files.writeString(folder.resolve("incident-x.tar.gz.unfinished"), "half");
    recorder.take(at(0, Optional.empty()), List.of());
    new BundleFolder(folder, 10, 1 << 20).keep("incident-20261122T100000Z.tar.gz", recorder);
    assertThat(files()).containsExactly("incident-20261122T100000Z.tar.gz");
  }
}
