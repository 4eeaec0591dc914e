package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said in a recording, and when it changed; in the recording's own times.
 *
 * @param rounds oldest first, at least one
 * @param moments at which something changed, oldest first
 */
public record Timeline(List<Round> rounds, List<Moment> moments) {
  public Timeline {
    rounds = List.copyOf(rounds);
    moments = List.copyOf(moments);
  }

  /** What was said in a round. */
  public record Round(
      Instant at,
      Map<PlatformFunction, Status> functions,
      List<CauseReport> causes,
      Optional<String> firstAction) {
    public Round {
      functions = Map.copyOf(functions);
      causes = List.copyOf(causes);
    }

    /** How a function stood; unknown where that was not seen. */
    public Status status(PlatformFunction function) {
      return functions.getOrDefault(function, Status.UNKNOWN);
    }
  }

  /** What changed at a moment, in sentences in which names stand in backticks. */
  public record Moment(Instant at, String what) {}

  /** The round of a time: the last one before it, or the first one. */
  public Round at(double seconds) {
    Round found = rounds.get(0);
    for (Round round : rounds) {
      if (seconds(round.at()) <= seconds + 0.001) {
        found = round;
      }
    }
    return found;
  }

  /** How many seconds after the first round a time is. */
  public double seconds(Instant at) {
    return Duration.between(rounds.get(0).at(), at).toMillis() / 1e3;
  }
}
