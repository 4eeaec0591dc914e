package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.util.List;

/** Passes Flyte's own series on under the catalogue's name, one value for each target. */
record Passing(List<String> labels, List<Take> takes) implements Reader {
  @Override
  public void read(Frame frame, Out out) {
    for (Reading page : frame.pages()) {
      for (Take take : takes) {
        for (Sample sample : page.samples().all(take.wanted().name())) {
          out.emit(take.suffix(), labelsOf(page, take, sample), sample.value() * take.scale());
        }
      }
    }
  }

  private Labels labelsOf(Reading page, Take take, Sample sample) {
    Labels all = labels.contains("target") ? Labels.of("target", page.of().target()) : Labels.NONE;
    for (Labels part : List.of(sample.labels(), take.fixed())) {
      Labels[] sum = {all};
      part.forEach((name, value) -> sum[0] = sum[0].with(name, value));
      all = sum[0];
    }
    return all;
  }
}
