package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.util.List;

/** Passes on the samples of one name that the readings of Kubernetes hold. */
record FromKube(String name) implements Reader {
  @Override
  public void read(Frame frame, Out out) {
    samples(frame, name).forEach(sample -> out.emit(sample.labels(), sample.value()));
  }

  /** The samples of a name in the good readings of this round. */
  static List<Sample> samples(Frame frame, String name) {
    return frame.of(State.KUBE).stream()
        .flatMap(history -> history.current().stream())
        .map(Reading::samples)
        .flatMap(samples -> samples.all(name).stream())
        .toList();
  }
}
