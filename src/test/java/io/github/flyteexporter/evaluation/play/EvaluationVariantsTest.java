package io.github.flyteexporter.evaluation.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.evaluation.score.CauseScore;
import io.github.flyteexporter.evaluation.score.FunctionScore;
import io.github.flyteexporter.evaluation.score.Outcome;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.replay.NamespaceCopy;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.replay.RecordingCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seen less often, with gaps, or under other names, no recording turns wrong. */
@Execution(ExecutionMode.CONCURRENT)
class EvaluationVariantsTest {
  @TempDir private Path folder;

  static List<Path> recordings() throws IOException {
    List<Path> all = new ArrayList<>(Played.recordings());
    if (all.isEmpty()) {
      all.addAll(RecordingFolders.of(List.of(Played.COPIES)));
      all.add(Played.OUTAGE);
    }
    return all;
  }

  /** Copies are slow to play: each recording is copied in one of three ways. */
  private static List<Path> third(int which) throws IOException {
    List<Path> all = recordings();
    return IntStream.range(0, all.size()).filter(i -> i % 3 == which).mapToObj(all::get).toList();
  }

  static List<Path> busier() throws IOException {
    return third(0);
  }

  static List<Path> parts() throws IOException {
    return third(1);
  }

  static List<Path> renamed() throws IOException {
    return third(2);
  }

  /** Half of the recordings lose a source before the fault, half in it. */
  private static Map<String, UnaryOperator<List<EvaluationRound>>> variants(
      GroundTruth truth, int half) {
    Map<String, UnaryOperator<List<EvaluationRound>>> variants = new TreeMap<>();
    variants.put("every second tick", EvaluationVariants.doubleInterval());
    variants.put("twice as often", EvaluationVariants.halfInterval(truth.fault()));
    variants.put("each reading twice", EvaluationVariants.twice(Duration.ofSeconds(5)));
    variants.put("20 % dropped, seed " + half, EvaluationVariants.dropped(0.2, half));
    int from = half == 0 ? 50 : 110;
    for (String source : List.of(KubeSamples.SOURCE, AdminSamples.SOURCE, ScrapeSamples.SOURCE)) {
      variants.put(
          source + " missing from " + from + " s for 40 s",
          EvaluationVariants.missing(source, from, from + 40));
    }
    return variants;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void noVariantTurnsWrong(Path recording) throws Exception {
    EvaluationCase evaluation = SharedCases.of(recording);
    SoftAssertions softly = new SoftAssertions();
    variants(evaluation.truth(), recordings().indexOf(recording) % 2)
        .forEach(
            (name, variant) -> check(softly, name, EvaluationVariants.of(evaluation, variant)));
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("renamed")
  void otherNamesTellTheSame(Path recording) throws Exception {
    Path renamed = folder.resolve(recording.getFileName().toString());
    new RecordingCopy(RecordingCopy.OTHER_NAMES, RecordingCopy::otherPrefixes)
        .write(recording, renamed);
    assertThat(Recording.open(renamed).targets())
        .doesNotContainAnyElementsOf(Played.open(recording).targets());
    EvaluationCase original = SharedCases.of(recording);
    EvaluationCase other = EvaluationCase.of(renamed);
    for (SourceSet sources : SourceSet.values()) {
      assertThat(other.samples(sources)).as(sources.title()).isEqualTo(original.samples(sources));
    }
  }

  @ParameterizedTest
  @MethodSource("busier")
  void threeTimesTheCountsAreNotWrong(Path recording) throws Exception {
    Path busier = folder.resolve(recording.getFileName().toString());
    new RecordingCopy(Map.of(), page -> RecordingCopy.counted(page, 3)).write(recording, busier);
    SoftAssertions softly = new SoftAssertions();
    check(softly, "three times the counts", EvaluationCase.of(busier));
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void oneNamespaceOfManyIsNotWrong(Path recording) throws Exception {
    SoftAssertions softly = new SoftAssertions();
    for (String namespace : List.of("flytesnacks-development", "fraud-models-production")) {
      Path part = folder.resolve(namespace).resolve(recording.getFileName().toString());
      new NamespaceCopy(namespace).write(recording, part);
      check(softly, namespace, EvaluationCase.of(part));
    }
    softly.assertAll();
  }

  @Test
  void theSameReadingsAreDroppedForTheSameSeed() throws Exception {
    EvaluationCase outage = SharedCases.of(Played.OUTAGE);
    UnaryOperator<List<EvaluationRound>> variant = EvaluationVariants.dropped(0.2, 7);
    List<EvaluationRound> dropped = variant.apply(outage.rounds());
    assertThat(failed(dropped)).isEqualTo(failed(variant.apply(outage.rounds())));
    assertThat(failed(dropped) - failed(outage.rounds())).isBetween(5L, 40L);
  }

  private static long failed(List<EvaluationRound> rounds) {
    return rounds.stream()
        .flatMap(round -> round.readings().stream())
        .filter(reading -> !reading.ok())
        .count();
  }

  private static void check(SoftAssertions softly, String variant, EvaluationCase evaluation) {
    CauseScore causes = new CauseScore(evaluation.truth());
    for (SourceSet sources : List.of(SourceSet.SCRAPE, SourceSet.ALL)) {
      String what = evaluation.name() + ", " + variant + ", " + sources.title();
      List<VerdictSample> moments = evaluation.samples(sources);
      softly
          .assertThat(moments)
          .as(what)
          .noneMatch(m -> causes.answer(m).filter(Outcome.WRONG::equals).isPresent());
      if (evaluation.truth().faultless()) {
        softly
            .assertThat(new FunctionScore(evaluation.truth()).falseAlarms(moments))
            .as("false alarms of %s: %s", what, moments)
            .isZero();
      }
    }
  }
}
