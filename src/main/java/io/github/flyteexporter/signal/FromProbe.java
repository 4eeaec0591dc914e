package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Reading;
import java.util.Optional;
import java.util.stream.Stream;

/** Passes on the samples of one name that the probes' readings hold, with the probe's name. */
record FromProbe(String name) implements Reader {
  @Override
  public void read(Frame frame, Out out) {
    readings(frame)
        .forEach(
            reading ->
                reading
                    .samples()
                    .all(name)
                    .forEach(
                        sample ->
                            out.emit(
                                sample.labels().with("probe", reading.of().target()),
                                sample.value())));
  }

  /** The good readings of all probes. */
  static Stream<Reading> readings(Frame frame) {
    return frame.of(ProbeSamples.SOURCE).stream().map(History::current).flatMap(Optional::stream);
  }
}
