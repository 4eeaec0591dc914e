package io.github.flyteexporter.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a direct look, and how it ended.
 *
 * @param call which one, of the constants in {@link LookSamples}
 * @param phase in which it failed, {@code STATUS} when it did not
 * @param status HTTP status or SQLSTATE of the answer, empty when none came
 * @param took until it ended, well or not
 */
public record Look(
    String call, LookOutcome outcome, LookPhase phase, String status, Duration took) {
  /** The looks of a reading; none when it holds none. */
  public static List<Look> in(Reading reading) {
    Samples samples = reading.samples();
    return samples.all(LookSamples.OUTCOME).stream().map(one -> of(one.labels(), samples)).toList();
  }

  private static Look of(Labels labels, Samples samples) {
    String call = labels.get("call");
    double seconds =
        samples.all(LookSamples.DURATION).stream()
            .filter(sample -> sample.labels().get("call").equals(call))
            .mapToDouble(Sample::value)
            .max()
            .orElse(0);
    return new Look(
        call,
        LookOutcome.of(labels.get("outcome")),
        LookPhase.of(labels.get("phase")),
        labels.get("status"),
        Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  /**
   * A reading of looks at one target.
   *
   * @param looks each with what it saw, for people: empty when it ended well
   */
  public static Reading reading(SourceId target, Instant at, Map<Look, String> looks) {
    List<Sample> samples = new ArrayList<>();
    List<Evidence> unread = new ArrayList<>();
    Duration took = Duration.ZERO;
    for (Map.Entry<Look, String> entry : looks.entrySet()) {
      Look look = entry.getKey();
      samples.addAll(look.samples());
      took = took.plus(look.took);
      if (!look.ok()) {
        unread.add(new Evidence.UnreadPart(look.call, look.outcome.label(), entry.getValue()));
      }
    }
    return new Reading(
        target, at, took, 0, looks.size(), Samples.of(samples), unread, Optional.empty());
  }

  /** Of two looks by the same call the one that failed, or the slower one. */
  public static Look worse(Look one, Look other) {
    if (one.ok() != other.ok()) {
      return one.ok() ? other : one;
    }
    return one.took.compareTo(other.took) >= 0 ? one : other;
  }

  /** Whether the dependency showed itself alive. */
  public boolean ok() {
    return outcome == LookOutcome.OK;
  }

  /** As samples of a reading. */
  public List<Sample> samples() {
    Labels labels =
        Labels.of(
            "call", call, "outcome", outcome.label(), "phase", phase.label(), "status", status);
    return List.of(
        new Sample(LookSamples.OUTCOME, labels, 1),
        new Sample(LookSamples.DURATION, Labels.of("call", call), took.toNanos() / 1e9));
  }
}
