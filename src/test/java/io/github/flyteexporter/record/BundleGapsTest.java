package io.github.flyteexporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.evaluation.play.EvaluationRound;
import io.github.flyteexporter.evaluation.play.SharedCases;
import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.raw.RawAnswer;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bundle does not hold at a moment was not read then: that is no failure. */
class BundleGapsTest {
  private static final SourceId EMPTY = new SourceId(ScrapeSamples.SOURCE, "empty");
  private static final int LATER = 3;

  @TempDir private Path folder;

  /** A recording in which Kubernetes and the profiling port are read from the fourth round on. */
  private Path bundle() throws Exception {
    Recording outage = Played.open(Played.OUTAGE);
    List<EvaluationRound> rounds = SharedCases.read(outage, true);
    Recorder recorder =
        new Recorder("test", Bundles.LARGEST, Duration.ofHours(1), BundleText.masked());
    for (int i = 0; i < rounds.size(); i++) {
      Instant at = outage.start().plus(outage.ticks().get(i).at());
      List<Reading> all = rounds.get(i).readings();
      List<Reading> read = i < LATER ? all.stream().filter(one -> !isLate(one)).toList() : all;
      recorder.take(
          RoundVerdict.of(at, Verdict.NONE, VerdictReport.NONE),
          Stream.concat(read.stream(), Stream.of(emptyPage(at))).toList());
    }
    return Bundles.written(recorder, folder.resolve("gaps.tar.gz"));
  }

  private static boolean isLate(Reading reading) {
    return List.of(KubeSamples.SOURCE, ScrapeSamples.SOURCE).contains(reading.id().source());
  }

  /** None of the series on it are used. */
  private static Reading emptyPage(Instant at) {
    byte[] page = new NameTable(Catalogue.names()).wanted().page(Samples.NONE);
    return new Reading(EMPTY, at, Duration.ZERO, 100, 1, Samples.NONE, List.of(), Optional.empty())
        .withAnswers(
            List.of(new RawAnswer("empty.metrics", RawAnswer.Form.PAGE, "200", () -> page)));
  }

  @Test
  void aSourceThatIsReadLaterDidNotFailBefore() throws Exception {
    List<Played> again = Played.play(bundle());
    for (int i = 0; i < again.size(); i++) {
      List<Reading> late =
          again.get(i).readings().stream()
              .filter(one -> isLate(one) && !one.id().equals(EMPTY))
              .toList();
      assertThat(late).hasSizeGreaterThan(2);
      assertThat(late).allMatch(i < LATER ? Reading::isNotYet : Reading::ok);
    }
    assertThat(again.get(LATER - 1).text()).doesNotContain("cause=\"kube");
  }

  @Test
  void aPageWithoutSeriesThatAreUsedIsAGoodOne() throws Exception {
    assertThat(Played.play(bundle()))
        .allSatisfy(
            round ->
                assertThat(round.readings())
                    .filteredOn(one -> one.id().equals(EMPTY))
                    .singleElement()
                    .matches(Reading::ok)
                    .matches(one -> one.bytes() == 100));
  }
}
