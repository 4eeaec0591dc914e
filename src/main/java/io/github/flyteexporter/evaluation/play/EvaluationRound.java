package io.github.flyteexporter.evaluation.play;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.replay.RecordingSources;
import io.github.flyteexporter.replay.ReplayClock;
import io.github.flyteexporter.replay.Snapshot;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.state.ReadingInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * What all sources said in one round.
 *
 * @param at seconds since the recording's start; whole ones, as those of {@code truth.json}
 */
public record EvaluationRound(double at, Instant now, List<Reading> readings) {
  /** The samples of a page that are moments in time. */
  private static final List<String> MOMENTS = List.of(ReadingInterval.PROCESS_START);

  public EvaluationRound {
    readings = List.copyOf(readings);
  }

  /** Plays a recording with a round at each tick. */
  static List<EvaluationRound> play(Recording recording) {
    return play(recording, false);
  }

  /**
   * The same.
   *
   * @param journaled whether readings carry what happened to objects, so that they can be recorded
   */
  static List<EvaluationRound> play(Recording recording, boolean journaled) {
    return play(recording, recording.ticks().stream().map(Snapshot::at).toList(), journaled);
  }

  /** Plays a recording with a round in each interval. */
  static List<EvaluationRound> play(Recording recording, Duration interval) {
    List<Duration> times = new ArrayList<>();
    for (Duration at = recording.ticks().get(0).at();
        at.compareTo(recording.length()) <= 0;
        at = at.plus(interval)) {
      times.add(at);
    }
    return play(recording, times, false);
  }

  private static List<EvaluationRound> play(
      Recording recording, List<Duration> times, boolean journaled) {
    AtomicReference<Instant> wall = new AtomicReference<>(recording.start());
    ReplayClock clock = new ReplayClock(wall::get, recording.length(), 1);
    List<Source> sources =
        new RecordingSources(recording, clock, Catalogue.names(), journaled)
            .sources(RecordingSources.Runner.DIRECT);
    List<EvaluationRound> rounds = new ArrayList<>();
    for (Duration time : times) {
      Instant now = recording.start().plus(time);
      wall.set(now);
      rounds.add(
          new EvaluationRound(
              Math.round(time.toMillis() / 1000.0),
              now,
              sources.stream().map(source -> source.read().result()).toList()));
    }
    return rounds;
  }

  /** The readings of these sources alone. */
  public List<Reading> readings(SourceSet sources) {
    return readings.stream().filter(reading -> sources.read(reading.id())).toList();
  }

  /** This round and all that is dated in it so much later; {@code at} is its new second. */
  public EvaluationRound later(Duration by, double second) {
    double seconds = by.toMillis() / 1000.0;
    return new EvaluationRound(
        second,
        now.plus(by),
        readings.stream()
            .map(
                one ->
                    one.withAt(one.at().plus(by))
                        .withSamples(one.samples().later(MOMENTS, seconds)))
            .toList());
  }

  /** This round with each reading changed. */
  public EvaluationRound map(UnaryOperator<Reading> change) {
    return new EvaluationRound(at, now, readings.stream().map(change).toList());
  }
}
