package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.ArrayList;
import java.util.List;

/**
 * The catalogue's signals that are computed from readings alone, for one round. A signal that
 * throws has no values in that round; all others keep theirs. The caller logs the errors.
 *
 * @param values in the order of the catalogue
 * @param errors the signals that threw, in the same order
 */
public record Signals(Values values, List<SignalError> errors) {
  public Signals {
    errors = List.copyOf(errors);
  }

  /** Computes all signals of the catalogue. */
  public static Signals of(RoundView view) {
    return of(Catalogue.ALL, view);
  }

  /** Computes these signals. */
  public static Signals of(List<Signal> signals, RoundView view) {
    List<Value> all = new ArrayList<>();
    List<SignalError> errors = new ArrayList<>();
    for (Signal signal : signals) {
      try {
        all.addAll(values(signal, view));
      } catch (RuntimeException e) {
        errors.add(new SignalError(signal, e));
      }
    }
    return new Signals(new Values(all), errors);
  }

  private static List<Value> values(Signal signal, RoundView view) {
    List<Value> values = new ArrayList<>();
    signal
        .reader()
        .read(
            view,
            (String suffix, Labels labels, double number) -> {
              if (!Double.isNaN(number)) {
                values.add(new Value(signal, suffix, labels, number));
              }
            });
    return values;
  }
}
