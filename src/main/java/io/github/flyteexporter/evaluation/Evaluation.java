package io.github.flyteexporter.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.runtime.RoundState;
import io.github.flyteexporter.signal.state.ProjectDomainSlots;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording that was played from its first tick to its last in no time, and what a perfect
 * observer would say of it.
 */
record Evaluation(String name, GroundTruth truth, List<EvaluationRound> rounds) {
  static final String TRUTH = "truth.json";

  Evaluation {
    rounds = List.copyOf(rounds);
  }

  /**
   * Plays the recording in a folder.
   *
   * @throws IOException when there is none, or nothing that it can be compared with
   */
  static Evaluation of(Path folder) throws IOException {
    Path file = folder.resolve(TRUTH);
    if (!Files.exists(file)) {
      throw new IOException(folder + " cannot be evaluated: there is no " + TRUTH + " in it");
    }
    GroundTruth truth;
    try (InputStream in = Files.newInputStream(file)) {
      truth = GroundTruth.of(new ObjectMapper().readTree(in));
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    Recording recording = Recording.open(folder);
    return new Evaluation(recording.name(), truth, EvaluationRound.play(recording));
  }

  /** What the verdict says from these sources at each tick. */
  List<VerdictSample> moments(SourceSet sources) {
    RoundState memory = RoundState.empty(ProjectDomainSlots.DEFAULT_LIMIT);
    List<VerdictSample> moments = new ArrayList<>();
    for (EvaluationRound round : rounds) {
      memory = memory.after(round.readings(sources), round.now());
      moments.add(VerdictSample.of(round.at(), memory.verdict()));
    }
    return moments;
  }

  /** How right that is. */
  RecordingScore score(SourceSet sources) {
    return RecordingScore.of(name, truth, moments(sources));
  }
}
