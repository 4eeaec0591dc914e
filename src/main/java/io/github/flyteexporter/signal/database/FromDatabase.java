package io.github.flyteexporter.signal.database;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.List;

/** Passes on the samples of one name that the reading of Flyte's PostgreSQL holds. */
record FromDatabase(String name, boolean evenIfFailed) implements SignalReader {
  /** Those of successful readings. */
  static SignalReader good(String name) {
    return new FromDatabase(name, false);
  }

  /** Those of failed readings as well, which report the failure. */
  static SignalReader always(String name) {
    return new FromDatabase(name, true);
  }

  @Override
  public void read(RoundView view, Out out) {
    samples(view, name, evenIfFailed).forEach(sample -> out.emit(sample.labels(), sample.value()));
  }

  /** The samples of a name in this round. */
  static List<Sample> samples(RoundView view, String name, boolean evenIfFailed) {
    return view.histories(DatabaseSamples.SOURCE).stream()
        .map(SourceHistory::newest)
        .filter(reading -> evenIfFailed || reading.ok())
        .map(Reading::samples)
        .flatMap(samples -> samples.all(name).stream())
        .toList();
  }
}
