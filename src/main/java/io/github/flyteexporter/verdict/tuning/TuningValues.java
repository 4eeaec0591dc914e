package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.TuningSignals;

/** Tuning advice as values of the catalogue. */
public final class TuningValues {
  private TuningValues() {}

  /** The values that advice is exported as: none for what is not advised. */
  public static Values of(Tuning tuning) {
    return new Values(
        tuning.tips().stream()
            .map(tip -> new Value(TuningSignals.ADVICE, "", Labels.of("advice", tip.advice()), 1.0))
            .toList());
  }
}
