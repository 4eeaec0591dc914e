package io.github.flyteexporter.evaluation;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.replay.RecordingSources;
import io.github.flyteexporter.replay.ReplayClock;
import io.github.flyteexporter.replay.Snapshot;
import io.github.flyteexporter.signal.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What all sources said at one tick of a recording.
 *
 * @param at seconds since the recording's start; whole ones, as those of {@code truth.json}
 */
record EvaluationRound(double at, Instant now, List<Reading> readings) {
  EvaluationRound {
    readings = List.copyOf(readings);
  }

  /** Plays a recording on a clock of its own. */
  static List<EvaluationRound> play(Recording recording) {
    AtomicReference<Instant> wall = new AtomicReference<>(recording.start());
    ReplayClock clock = new ReplayClock(wall::get, recording.length(), 1);
    List<Source> sources =
        new RecordingSources(recording, clock, Catalogue.names())
            .sources(RecordingSources.Runner.DIRECT);
    List<EvaluationRound> rounds = new ArrayList<>();
    for (Snapshot tick : recording.ticks()) {
      Instant now = recording.start().plus(tick.at());
      wall.set(now);
      rounds.add(
          new EvaluationRound(
              Math.round(tick.at().toMillis() / 1000.0),
              now,
              sources.stream().map(source -> source.read().result()).toList()));
    }
    return rounds;
  }

  /** The readings of these sources alone. */
  List<Reading> readings(SourceSet sources) {
    return readings.stream().filter(reading -> sources.read(reading.id())).toList();
  }
}
