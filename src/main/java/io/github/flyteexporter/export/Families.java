package io.github.flyteexporter.export;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one round as the families of a Prometheus client, in a stable order. */
final class Families extends Collector {
  /** The client library makes separate families of these; they are not exported. */
  private static final String CREATED = "_created";

  private final List<MetricFamilySamples> families;

  /** The values of a round; families are in the order of {@code catalogue}. */
  Families(Values values, List<Signal> catalogue) {
    Map<String, List<Value>> bySignal = new HashMap<>();
    for (Value value : values.all()) {
      bySignal.computeIfAbsent(value.signal().name(), name -> new ArrayList<>()).add(value);
    }
    this.families =
        catalogue.stream()
            .filter(signal -> bySignal.containsKey(signal.name()))
            .map(signal -> family(signal, bySignal.get(signal.name())))
            .toList();
  }

  @Override
  public List<MetricFamilySamples> collect() {
    return families;
  }

  private static MetricFamilySamples family(Signal signal, List<Value> values) {
    List<MetricFamilySamples.Sample> samples =
        values.stream()
            .filter(value -> !value.suffix().equals(CREATED))
            .sorted(SeriesOrder.COMPARATOR)
            .map(Families::sample)
            .toList();
    return new MetricFamilySamples(
        signal.name(), Type.valueOf(signal.type().name()), signal.help(), samples);
  }

  private static MetricFamilySamples.Sample sample(Value value) {
    List<String> names = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Labels labels = value.labels();
    labels.forEach(
        (name, text) -> {
          names.add(name);
          texts.add(text);
        });
    return new MetricFamilySamples.Sample(
        value.signal().name() + value.suffix(), names, texts, value.number());
  }
}
