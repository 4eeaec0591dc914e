package io.github.flyteexporter.evaluation.perturb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.evaluation.play.EvaluationCase;
import io.github.flyteexporter.evaluation.play.EvaluationRound;
import io.github.flyteexporter.evaluation.play.SharedCases;
import io.github.flyteexporter.evaluation.play.SourceSet;
import io.github.flyteexporter.evaluation.score.Outcome;
import io.github.flyteexporter.evaluation.score.RecordingScore;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.state.ReadingInterval;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recorded outage seen and judged otherwise. */
class PerturbationTest {
  private static final SourceId PORT = new SourceId(ScrapeSamples.SOURCE, "flyte-binary");

  private static EvaluationCase outage;
  private static EvaluationCase healthy;

  @BeforeAll
  static void play() throws Exception {
    outage = SharedCases.of(Played.OUTAGE);
    healthy = SharedCases.of(Played.COPIES.resolve("healthy"));
  }

  private static List<Reading> of(EvaluationCase of, SourceId id) {
    return of.rounds().stream()
        .flatMap(round -> round.readings().stream())
        .filter(reading -> reading.id().equals(id))
        .toList();
  }

  private static long failed(EvaluationCase of) {
    return of.rounds().stream()
        .flatMap(round -> round.readings().stream())
        .filter(reading -> !reading.ok())
        .count();
  }

  @Test
  void theSameReadingsAreLostForTheSameSeed() {
    long lost = failed(Readings.lost(0.15, 7).apply(outage)) - failed(outage);
    assertThat(lost).isBetween(5L, 60L);
    assertThat(Readings.lost(0.15, 7).apply(outage).rounds())
        .isEqualTo(Readings.lost(0.15, 7).apply(outage).rounds());
    assertThat(Readings.lost(0.15, 8).apply(outage).rounds())
        .isNotEqualTo(Readings.lost(0.15, 7).apply(outage).rounds());
  }

  @Test
  void aSourceIsTakenAwayWhereItWas() {
    EvaluationCase blind = Readings.without(outage, PORT::equals).orElseThrow();
    assertThat(of(blind, PORT)).isEmpty();
    assertThat(of(outage, PORT)).hasSameSizeAs(outage.rounds());
    assertThat(Readings.without(outage, LookSamples.WEBHOOK::equals)).isEmpty();
  }

  @Test
  void evidenceOfATypeIsTakenAwayWhereItWas() {
    assertThat(evidence(outage, Evidence.FailingWorkflow.class)).isPositive();
    EvaluationCase without =
        Readings.withoutEvidence(outage, Evidence.FailingWorkflow.class).orElseThrow();
    assertThat(evidence(without, Evidence.FailingWorkflow.class)).isZero();
    assertThat(evidence(without, Evidence.EndedWorkflow.class))
        .isEqualTo(evidence(outage, Evidence.EndedWorkflow.class));
    assertThat(Readings.withoutEvidence(outage, Evidence.WebhookCa.class)).isEmpty();
  }

  private static long evidence(EvaluationCase of, Class<? extends Evidence> type) {
    return of.rounds().stream()
        .flatMap(round -> round.readings().stream())
        .flatMap(reading -> reading.evidence().stream())
        .filter(type::isInstance)
        .count();
  }

  @Test
  void withoutTextsNoWordOfFlyteIsLeft() {
    assertThat(Readings.withoutTexts(outage).rounds().toString())
        .doesNotContain("connection refused");
    assertThat(outage.rounds().toString()).contains("connection refused");
    assertThat(evidence(Readings.withoutTexts(outage), Evidence.FailingWorkflow.class))
        .isEqualTo(evidence(outage, Evidence.FailingWorkflow.class));
  }

  @Test
  void countersAreMultipliedAndGaugesAreNot() throws Exception {
    Set<String> counters = Counters.of(Recording.open(Played.OUTAGE), Catalogue.names());
    assertThat(counters).isNotEmpty().doesNotContain(ReadingInterval.PROCESS_START);
    EvaluationCase busier = Readings.counted(outage, counters, 10);
    Reading before = of(outage, PORT).get(3);
    Reading after = of(busier, PORT).get(3);
    for (String name : before.samples().names()) {
      double times = counters.contains(name) ? 10 : 1;
      assertThat(after.samples().sum(name).orElseThrow())
          .as(name)
          .isCloseTo(
              before.samples().sum(name).orElseThrow() * times, Percentage.withPercentage(0.001));
    }
  }

  @Test
  void joinedTheSecondOneBeginsOneTickAfterTheFirstAndAloneIsJudged() {
    EvaluationCase joined = Mixed.joined(healthy, outage);
    int first = healthy.rounds().size();
    assertThat(joined.rounds()).hasSize(first + outage.rounds().size());
    EvaluationRound last = joined.rounds().get(first - 1);
    EvaluationRound next = joined.rounds().get(first);
    assertThat(Duration.between(last.now(), next.now())).isEqualTo(Duration.ofSeconds(10));
    assertThat(next.at()).isEqualTo(joined.from()).isEqualTo(last.at() + 10);
    assertThat(joined.rounds())
        .isSortedAccordingTo((a, b) -> a.now().compareTo(b.now()))
        .allSatisfy(
            round ->
                assertThat(round.readings())
                    .allSatisfy(
                        reading -> assertThat(reading.at()).isBeforeOrEqualTo(round.now())));
    assertThat(joined.samples()).hasSameSizeAs(outage.rounds());
    assertThat(RecordingScore.of(joined, SourceSet.ALL).cause()).isEqualTo(Outcome.RIGHT);
  }

  @Test
  void joinedAProcessStartsAfterTheOneBefore() {
    List<Reading> pages = of(Mixed.joined(healthy, outage), PORT);
    double before = start(pages.get(healthy.rounds().size() - 1));
    double after = start(pages.get(healthy.rounds().size()));
    assertThat(after - before)
        .isEqualTo(
            start(of(outage, PORT).get(0))
                - start(of(healthy, PORT).get(0))
                + Duration.between(
                            outage.rounds().get(0).now(),
                            healthy.rounds().get(healthy.rounds().size() - 1).now())
                        .toMillis()
                    / 1000.0
                + 10,
            Offset.offset(0.01));
  }

  private static double start(Reading page) {
    return page.samples().sum(ReadingInterval.PROCESS_START).orElseThrow();
  }

  @Test
  void overlaidTheSecondOnesPortsAreFurtherTargetsAndAFailedReadWins() {
    EvaluationCase both = Mixed.overlaid(healthy, outage);
    SourceId second = new SourceId(ScrapeSamples.SOURCE, "flyte-binary-2");
    assertThat(of(both, PORT)).isEqualTo(of(healthy, PORT));
    assertThat(of(both, second)).hasSize(healthy.rounds().size());
    assertThat(of(both, new SourceId("admin", "flyteadmin"))).hasSize(healthy.rounds().size());
    Reading worse = of(both, LookSamples.FLYTEADMIN).get(8);
    assertThat(worse.samples().all(LookSamples.OUTCOME))
        .anyMatch(one -> one.labels().get("outcome").equals("error"));
  }

  @Test
  void otherIntervalsReadTheNewestTick() throws Exception {
    EvaluationCase every30 = EvaluationCase.of(Played.OUTAGE, Duration.ofSeconds(30));
    assertThat(every30.rounds()).extracting(EvaluationRound::at).startsWith(0.0, 30.0, 60.0);
    EvaluationCase every15 = EvaluationCase.of(Played.OUTAGE, Duration.ofSeconds(15));
    assertThat(of(every15, PORT).get(1).at()).isEqualTo(of(outage, PORT).get(1).at());
    assertThat(RecordingScore.of(every15, SourceSet.ALL).cause()).isEqualTo(Outcome.RIGHT);
  }

  @Test
  void aCompanionHasAnotherMechanism() {
    Subject subject = new Subject(Played.OUTAGE, outage, List.of(outage, healthy));
    assertThat(subject.companion()).isEmpty();
    assertThat(subject.predecessor()).isEqualTo(Optional.of(healthy));
  }
}
