package io.github.flyteexporter.signal.catalogue;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Exports Flyte's own series under the catalogue's name, and adds up those that get the same
 * labels.
 */
record PassThroughReader(List<String> labels, List<SeriesMapping> mappings)
    implements SignalReader {
  @Override
  public void read(RoundView view, Out out) {
    for (Reading page : view.pages()) {
      Map<String, Map<Labels, Double>> sums = new TreeMap<>();
      for (SeriesMapping mapping : mappings) {
        for (Sample sample : page.samples().all(mapping.wanted().name())) {
          labelsOf(page, mapping, sample)
              .ifPresent(
                  of ->
                      sums.computeIfAbsent(mapping.suffix(), suffix -> new TreeMap<>())
                          .merge(of, sample.value() * mapping.scale(), Double::sum));
        }
      }
      sums.forEach((suffix, sum) -> sum.forEach((of, value) -> out.emit(suffix, of, value)));
    }
  }

  /** Empty when the sample is left out. */
  private Optional<Labels> labelsOf(Reading page, SeriesMapping mapping, Sample sample) {
    Map<String, String> all = new TreeMap<>();
    if (labels.contains("target")) {
      all.put("target", page.id().target());
    }
    mapping.fixed().forEach(all::put);
    for (Relabel relabel : mapping.relabels()) {
      String value = relabel.fold().apply(sample.labels().get(relabel.from()));
      if (value.equals(Relabel.DROPPED)) {
        return Optional.empty();
      }
      all.put(relabel.to(), value);
    }
    return Optional.of(Labels.of(all));
  }
}
