package io.github.flyteexporter.replay;

import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.record.bundle.RoundReadings;
import io.github.flyteexporter.signal.state.ReadingInterval;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The readings of a bundle, as its exporter made them, moment by moment. */
final class RecordedReadings {
  /** Samples that are moments in time, in seconds since the epoch. */
  private static final List<String> MOMENTS =
      List.of(
          ReadingInterval.PROCESS_START,
          KubeSamples.LEASE_RENEWED,
          AuthSamples.TOKEN_EXPIRY,
          ProbeSamples.NOT_AFTER);

  private final Recording recording;
  private final RoundReadings series = new RoundReadings();
  private int played = -1;
  private List<Reading> newest = List.of();

  RecordedReadings(Recording recording) {
    this.recording = recording;
  }

  /** Whether a recording holds any. */
  static boolean areIn(Recording recording) {
    return recording.ticks().stream().anyMatch(tick -> tick.has(RoundReadings.FILE));
  }

  /** The sources of all moments. */
  Set<SourceId> sources() {
    Set<SourceId> all = new TreeSet<>();
    for (Snapshot tick : recording.ticks()) {
      for (String name : tick.answers().keySet()) {
        int slash = name.indexOf('/');
        if (slash > 0) {
          all.add(new SourceId(name.substring(0, slash), name.substring(slash + 1)));
        }
      }
    }
    return all;
  }

  /**
   * The reading of a source at a moment, the newest of several; one that is not there yet when it
   * was not read at that moment.
   *
   * @param at when that moment is shown
   * @throws IOException when the readings are broken
   */
  synchronized Reading reading(Snapshot tick, SourceId id, Instant at) throws IOException {
    Duration later = Duration.between(recording.start().plus(tick.at()), at);
    return at(tick).stream()
        .filter(reading -> reading.id().equals(id))
        .reduce((older, newer) -> newer)
        .map(reading -> moved(reading, later))
        .orElseGet(() -> Reading.notYet(id, at, "not read at this moment of the recording"));
  }

  private List<Reading> at(Snapshot tick) throws IOException {
    int index = recording.ticks().indexOf(tick);
    if (index < played) {
      played = -1;
    }
    if (played < 0) {
      series.forget();
    }
    while (played < index) {
      Snapshot next = recording.ticks().get(played + 1);
      if (next.whole()) {
        series.forget();
      }
      newest =
          next.has(RoundReadings.FILE) ? series.read(next.open(RoundReadings.FILE)) : List.of();
      played++;
    }
    return newest;
  }

  private static Reading moved(Reading reading, Duration later) {
    if (later.isZero()) {
      return reading;
    }
    Samples samples = reading.samples();
    for (String name : MOMENTS) {
      if (samples.has(name)) {
        samples = samples.replacing(name, later(samples.all(name), later.toNanos() / 1e9));
      }
    }
    return reading.withAt(reading.at().plus(later)).withSamples(samples);
  }

  private static List<Sample> later(List<Sample> moments, double seconds) {
    return moments.stream()
        .map(one -> new Sample(one.name(), one.labels(), one.value() + seconds))
        .toList();
  }
}
