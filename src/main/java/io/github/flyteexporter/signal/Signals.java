package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Labels;
import java.util.ArrayList;
import java.util.List;

/** Computes the values of the catalogue's entries that come from readings alone. */
public final class Signals {
  private Signals() {}

  /** The values that this frame can tell, in the order of the catalogue. */
  public static Values of(Frame frame) {
    List<Value> values = new ArrayList<>();
    for (Signal signal : Catalogue.ALL) {
      signal
          .reader()
          .read(
              frame,
              (String suffix, Labels labels, double number) -> {
                if (!Double.isNaN(number)) {
                  values.add(new Value(signal, suffix, labels, number));
                }
              });
    }
    return new Values(values);
  }
}
