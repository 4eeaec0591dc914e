package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Samples of one name under construction, one for each set of labels. */
public final class SampleCounter {
  private final String name;
  private final Map<Labels, Double> values = new TreeMap<>();

  public SampleCounter(String name) {
    this.name = name;
  }

  /** Adds to the sample with these labels. */
  public void add(double value, String... labels) {
    values.merge(Labels.of(labels), value, Double::sum);
  }

  /** Keeps the larger value for these labels. */
  public void most(double value, String... labels) {
    values.merge(Labels.of(labels), value, Math::max);
  }

  /** Sets the value for these labels. */
  public void set(double value, String... labels) {
    values.put(Labels.of(labels), value);
  }

  public List<Sample> samples() {
    return values.entrySet().stream()
        .map(entry -> new Sample(name, entry.getKey(), entry.getValue()))
        .toList();
  }
}
