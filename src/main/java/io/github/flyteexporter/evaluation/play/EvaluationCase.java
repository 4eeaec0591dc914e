package io.github.flyteexporter.evaluation.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.evaluation.truth.GroundTruth;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.signal.state.ProjectDomainSlots;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of a recording, or of what was made of some, with what a perfect observer would say of
 * them and how they are judged.
 *
 * @param from the second from which on the verdict is compared with the truth
 */
public record EvaluationCase(
    String name,
    GroundTruth truth,
    double from,
    List<EvaluationRound> rounds,
    Judgement judgement) {
  static final String TRUTH = "truth.json";

  public EvaluationCase {
    rounds = List.copyOf(rounds);
  }

  /**
   * Plays a recording, a folder or a bundle, with a round at each tick.
   *
   * @throws IOException when there is none, or nothing that it can be compared with
   */
  public static EvaluationCase of(Path named) throws IOException {
    Path folder = Recording.folder(named);
    GroundTruth truth = truth(folder);
    Recording recording = Recording.open(folder);
    return new EvaluationCase(
        recording.name(), truth, 0, EvaluationRound.play(recording), Judgement.USUAL);
  }

  /**
   * Plays a recording, a folder or a bundle, with a round in each interval.
   *
   * @throws IOException when there is none, or nothing that it can be compared with
   */
  public static EvaluationCase of(Path named, Duration interval) throws IOException {
    Path folder = Recording.folder(named);
    GroundTruth truth = truth(folder);
    Recording recording = Recording.open(folder);
    return new EvaluationCase(
        recording.name(), truth, 0, EvaluationRound.play(recording, interval), Judgement.USUAL);
  }

  private static GroundTruth truth(Path folder) throws IOException {
    Path file = folder.resolve(TRUTH);
    if (!Files.exists(file)) {
      throw new IOException(folder + " cannot be evaluated: there is no " + TRUTH + " in it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return GroundTruth.of(new ObjectMapper().readTree(in));
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** This case with other rounds. */
  public EvaluationCase withRounds(List<EvaluationRound> others) {
    return new EvaluationCase(name, truth, from, others, judgement);
  }

  /** This case judged in another way. */
  public EvaluationCase withJudgement(Judgement other) {
    return new EvaluationCase(name, truth, from, rounds, other);
  }

  /** What the verdict says at each tick. */
  public List<VerdictSample> samples() {
    return samples(SourceSet.ALL);
  }

  /** What the verdict says from these sources at each tick. */
  public List<VerdictSample> samples(SourceSet sources) {
    State state = State.empty(ProjectDomainSlots.DEFAULT_LIMIT);
    Verdict verdict = Verdict.NONE;
    List<VerdictSample> samples = new ArrayList<>();
    for (EvaluationRound round : rounds) {
      state = state.next(round.readings(sources));
      verdict = judgement.next(verdict, new RoundView(state, round.now()));
      if (round.at() >= from) {
        samples.add(VerdictSample.of(round.at(), verdict));
      }
    }
    return samples;
  }
}
