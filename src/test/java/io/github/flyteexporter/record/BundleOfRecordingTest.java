package io.github.flyteexporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.io.IOException;
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
  /** What 30 minutes of a busy Flyte may take. */
  private static final long HALF_AN_HOUR = 20_000_000;

  private static final Path SHARED =
      Path.of(System.getProperty("recordings", "../shared/recordings"));

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
    Instant start = Played.open(recording).start();
    Recorder recorder = Bundles.recorded(recording, BundleText.masked());
    Path bundle = Bundles.written(recorder, folder.resolve(recording.getFileName() + ".tar.gz"));

    List<Played> again = Played.play(bundle);
    assertThat(again).hasSameSizeAs(original);
    for (int i = 0; i < original.size(); i++) {
      assertThat(said(again.get(i), start)).isEqualTo(said(original.get(i), start));
      assertThat(again.get(i).memory().values()).isEqualTo(original.get(i).memory().values());
    }
    assertThat(recorder.bytes()).isLessThanOrEqualTo(Bundles.LARGEST);
    double rounds = Duration.ofMinutes(30).toSeconds() / 10.0;
    assertThat(Files.size(bundle) / (double) original.size() * rounds).isLessThan(HALF_AN_HOUR);
  }

  private static RoundVerdict said(Played round, Instant at) {
    VerdictReport report = round.memory().report();
    return RoundVerdict.of(at, round.memory().verdict(), report);
  }
}
