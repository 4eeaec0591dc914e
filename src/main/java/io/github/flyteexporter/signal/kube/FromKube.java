package io.github.flyteexporter.signal.kube;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;

/** Passes on the samples of one name that the readings of Kubernetes hold. */
public record FromKube(String name) implements SignalReader {
  @Override
  public void read(RoundView frame, Out out) {
    samples(frame, name).forEach(sample -> out.emit(sample.labels(), sample.value()));
  }

  /** The samples of a name in the good readings of this round. */
  public static List<Sample> samples(RoundView frame, String name) {
    return frame.histories(KubeSamples.SOURCE).stream()
        .flatMap(history -> history.current().stream())
        .map(Reading::samples)
        .flatMap(samples -> samples.all(name).stream())
        .toList();
  }
}
