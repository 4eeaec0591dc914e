package io.github.flyteexporter.signal.catalogue;

import io.github.flyteexporter.reading.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The values of one round, in the order of the catalogue; immutable. */
public record Values(List<Value> all) {
  public Values {
    all = List.copyOf(all);
  }

  /** The values of one signal. */
  public List<Value> forSignal(Signal signal) {
    return all.stream().filter(value -> value.signal().name().equals(signal.name())).toList();
  }

  /** The first value of a signal with these labels, absent when there is none. */
  public OptionalDouble number(Signal signal, Labels labels) {
    return forSignal(signal).stream()
        .filter(value -> value.labels().equals(labels))
        .mapToDouble(Value::number)
        .findFirst();
  }

  /** These values and others. */
  public Values plus(Values others) {
    List<Value> sum = new ArrayList<>(all);
    sum.addAll(others.all);
    return new Values(sum);
  }
}
