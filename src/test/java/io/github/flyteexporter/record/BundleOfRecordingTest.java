package io.github.flyteexporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.replay.Snapshot;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recording that is recorded once more says the same, round by round. */
class BundleOfRecordingTest {
  private static final long LARGEST = 16L << 20;

  /** What 30 minutes of a busy Flyte may take. */
  private static final long HALF_AN_HOUR = 20_000_000;

  private static final Path SHARED = Path.of(System.getProperty("recordings", "../shared/recordings"));

  @TempDir private Path folder;

  static List<Path> recordings() {
    List<Path> all =
        Stream.of(SHARED, SHARED.resolveSibling("recordings2"))
            .filter(Files::isDirectory)
            .flatMap(BundleOfRecordingTest::within)
            .toList();
    return all.isEmpty() ? List.of(Played.OUTAGE) : all;
  }

  private static Stream<Path> within(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> Files.isDirectory(one.resolve("ticks"))).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theBundleOfARecordingSaysTheSameInEachRound(Path recording) throws IOException {
    List<Played> original = Played.play(recording);
    Instant start = Recording.open(recording).start();
    Recorder recorder =
        new Recorder("test", LARGEST, Duration.ofHours(1), BundleText.masked());
    List<Snapshot> ticks = Recording.open(recording).ticks();
    for (int i = 0; i < original.size(); i++) {
      Played round = original.get(i);
      recorder.take(
          RoundVerdict.of(
              start.plus(ticks.get(i).at()), round.memory().verdict(), round.memory().report()),
          round.readings());
    }
    Path bundle = folder.resolve(recording.getFileName() + ".tar.gz");
    try (OutputStream out = Files.newOutputStream(bundle)) {
      recorder.write(out);
    }

    List<Played> again = Played.play(bundle);
    assertThat(again).hasSameSizeAs(original);
    for (int i = 0; i < original.size(); i++) {
      assertThat(said(again.get(i), start)).isEqualTo(said(original.get(i), start));
      assertThat(again.get(i).memory().values()).isEqualTo(original.get(i).memory().values());
    }
    assertThat(recorder.bytes()).isLessThanOrEqualTo(LARGEST);
    double rounds = Duration.ofMinutes(30).toSeconds() / 10.0;
    System.err.printf("FIG %s rounds=%d ring=%d file=%d half-hour=%.0f%n", recording.getFileName(), original.size(), recorder.bytes(), Files.size(bundle), Files.size(bundle) / (double) original.size() * rounds);
    assertThat(Files.size(bundle) / (double) original.size() * rounds).isLessThan(HALF_AN_HOUR);
  }

  private static RoundVerdict said(Played round, Instant at) {
    VerdictReport report = round.memory().report();
    return RoundVerdict.of(at, round.memory().verdict(), report);
  }
}
