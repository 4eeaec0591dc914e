package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes the values of the catalogue's entries that come from readings alone.
 *
 * @param values what this view can tell, in the order of the catalogue
 * @param failed entries that could not be computed for a mistake of ours; the others do not suffer
 */
public record Signals(Values values, int failed) {
  /** The values that this view can tell. */
  public static Signals of(RoundView view) {
    return of(Catalogue.ALL, view);
  }

  public static Signals of(List<Signal> signals, RoundView view) {
    List<Value> all = new ArrayList<>();
    int failed = 0;
    for (Signal signal : signals) {
      List<Value> values = new ArrayList<>();
      try {
        signal
            .reader()
            .read(
                view,
                (String suffix, Labels labels, double number) -> {
                  if (!Double.isNaN(number)) {
                    values.add(new Value(signal, suffix, labels, number));
                  }
                });
        all.addAll(values);
      } catch (RuntimeException e) {
        failed++;
      }
    }
    return new Signals(new Values(all), failed);
  }
}
