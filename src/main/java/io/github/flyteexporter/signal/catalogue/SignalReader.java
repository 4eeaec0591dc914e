package io.github.flyteexporter.signal.catalogue;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.state.RoundView;

/** How the values of a signal are computed from the readings: a pure function. */
@FunctionalInterface
public interface SignalReader {
  /** For entries under construction; a test rejects them in the catalogue. */
  SignalReader UNDEFINED = (view, out) -> {};

  /** For entries whose values another room makes. */
  SignalReader EXTERNAL = (view, out) -> {};

  /** Emits the values of the signal in this round; none if nothing is known. */
  void read(RoundView view, Out out);

  /** Takes the values of one signal. */
  interface Out {
    /** A value of the sample {@code <family><suffix>}, as in {@code _sum} or {@code _bucket}. */
    void emit(String suffix, Labels labels, double value);

    /** A value of the family itself. */
    default void emit(Labels labels, double value) {
      emit("", labels, value);
    }
  }
}
