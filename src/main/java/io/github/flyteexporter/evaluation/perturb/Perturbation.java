package io.github.flyteexporter.evaluation.perturb;

import io.github.flyteexporter.evaluation.play.EvaluationCase;
import io.github.flyteexporter.evaluation.play.Parallel;
import io.github.flyteexporter.evaluation.play.SourceSet;
import io.github.flyteexporter.evaluation.score.RecordingScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recordings seen and judged in many ways: each is decoded once for all of them. */
public final class Perturbation {
  private Perturbation() {}

  /**
   * The scores of all variants, recording by recording.
   *
   * @throws IOException when a recording cannot be played
   */
  public static List<VariantScore> matrix(List<Path> folders) throws IOException {
    List<EvaluationCase> recordings = Parallel.map(folders, EvaluationCase::of);
    List<Variant> variants = Variants.of(recordings);
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      subjects.add(new Subject(folders.get(i), recordings.get(i), recordings));
    }
    return Parallel.map(subjects, subject -> scores(subject, variants)).stream()
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Each recording as it is, and without all words of Flyte and Kubernetes: what stays right then
   * does not stand on a text that was learned from it.
   *
   * @throws IOException when a recording cannot be played
   */
  public static List<VariantScore> withoutTexts(List<Path> folders) throws IOException {
    return Parallel.map(
        folders,
        folder -> {
          EvaluationCase base = EvaluationCase.of(folder);
          return new VariantScore(
              Kind.WITNESS,
              "texts",
              base.name(),
              RecordingScore.of(base, SourceSet.ALL),
              RecordingScore.of(Readings.withoutTexts(base), SourceSet.ALL));
        });
  }

  private static List<VariantScore> scores(Subject subject, List<Variant> variants)
      throws IOException {
    RecordingScore usual = RecordingScore.of(subject.base(), SourceSet.ALL);
    List<VariantScore> scores = new ArrayList<>();
    for (Variant variant : variants) {
      Optional<EvaluationCase> other = variant.change().of(subject);
      if (other.isPresent()) {
        scores.add(
            new VariantScore(
                variant.kind(),
                variant.name(),
                subject.base().name(),
                usual,
                RecordingScore.of(other.get(), SourceSet.ALL)));
      }
    }
    return scores;
  }
}
