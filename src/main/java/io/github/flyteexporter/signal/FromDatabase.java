package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.util.List;

/** Passes on the samples of one name that the reading of Flyte's PostgreSQL holds. */
record FromDatabase(String name, boolean evenIfFailed) implements Reader {
  /** Those of a good reading. */
  static Reader good(String name) {
    return new FromDatabase(name, false);
  }

  /** Those of a reading that failed, too: that it did is what they tell. */
  static Reader always(String name) {
    return new FromDatabase(name, true);
  }

  @Override
  public void read(Frame frame, Out out) {
    samples(frame, name, evenIfFailed).forEach(sample -> out.emit(sample.labels(), sample.value()));
  }

  /** The samples of a name in this round. */
  static List<Sample> samples(Frame frame, String name, boolean evenIfFailed) {
    return frame.of(DatabaseSamples.SOURCE).stream()
        .map(History::newest)
        .filter(reading -> evenIfFailed || reading.ok())
        .map(Reading::samples)
        .flatMap(samples -> samples.all(name).stream())
        .toList();
  }
}
