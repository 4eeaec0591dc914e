package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;

/** Passes a series on with one of its labels under another name. */
record Renaming(String series, String from, String to) implements Reader {
  @Override
  public void read(Frame frame, Out out) {
    for (Reading page : frame.pages()) {
      for (Sample sample : page.samples().all(series)) {
        out.emit(
            Labels.of("target", page.of().target(), to, sample.labels().get(from)), sample.value());
      }
    }
  }
}
