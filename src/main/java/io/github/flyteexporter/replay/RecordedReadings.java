package io.github.flyteexporter.replay;

import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.record.bundle.KeptReading;
import io.github.flyteexporter.signal.state.ReadingInterval;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The readings of one source in a bundle, where they are kept and not what they were made of. */
final class RecordedReadings {
  static final String NOT_READ = "not read at this moment of the recording";

  /** Samples that are moments in time, in seconds since the epoch. */
  private static final List<String> MOMENTS =
      List.of(
          ReadingInterval.PROCESS_START,
          KubeSamples.LEASE_RENEWED,
          AuthSamples.TOKEN_EXPIRY,
          ProbeSamples.NOT_AFTER);

  private final Recording recording;
  private final SourceId id;
  private final String name;

  private RecordedReadings(Recording recording, SourceId id, String name) {
    this.recording = recording;
    this.id = id;
    this.name = name;
  }

  /** Those of all sources. */
  static List<RecordedReadings> of(Recording recording) {
    Map<String, RecordedReadings> all = new TreeMap<>();
    for (Snapshot tick : recording.ticks()) {
      tick.answers()
          .forEach(
              (name, answer) ->
                  answer
                      .noted()
                      .flatMap(Snapshot.Noted::source)
                      .ifPresent(id -> all.put(name, new RecordedReadings(recording, id, name))));
    }
    return List.copyOf(all.values());
  }

  SourceId id() {
    return id;
  }

  /**
   * The reading of a moment; one that is not there yet when it was not read at that moment.
   *
   * @param at when that moment is shown
   * @throws IOException when the reading is broken
   */
  Reading reading(Snapshot tick, Instant at) throws IOException {
    Snapshot.Answer answer = tick.answers().get(name);
    if (answer == null || answer.noted().isEmpty()) {
      return Reading.notYet(id, at, NOT_READ);
    }
    Snapshot.Noted noted = answer.noted().get();
    Duration later = Duration.between(recording.start().plus(tick.at()), at);
    try (InputStream in = tick.open(name)) {
      KeptReading kept = KeptReading.read(in);
      return moved(kept.at(id, noted.at(), answer.took(), answer.bytes(), noted.series()), later);
    } catch (IOException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }

  private static Reading moved(Reading reading, Duration later) {
    if (later.isZero()) {
      return reading;
    }
    return reading
        .withAt(reading.at().plus(later))
        .withSamples(reading.samples().later(MOMENTS, later.toNanos() / 1e9));
  }
}
