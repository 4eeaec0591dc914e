package io.github.flyteexporter.signal.access;

import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.Optional;
import java.util.stream.Stream;

/** Passes on the samples of one name that the probes' readings hold, with the probe's name. */
record FromProbe(String name) implements SignalReader {
  @Override
  public void read(RoundView view, Out out) {
    readings(view)
        .forEach(
            reading ->
                reading
                    .samples()
                    .all(name)
                    .forEach(
                        sample ->
                            out.emit(
                                sample.labels().with("probe", reading.id().target()),
                                sample.value())));
  }

  /** The good readings of all probes. */
  static Stream<Reading> readings(RoundView view) {
    return view.histories(ProbeSamples.SOURCE).stream()
        .map(SourceHistory::current)
        .flatMap(Optional::stream);
  }
}
