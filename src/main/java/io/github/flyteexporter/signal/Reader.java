package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Labels;

/** How the values of a signal come out of the readings: a pure function. */
@FunctionalInterface
public interface Reader {
  /** For entries under construction; the catalogue refuses it. */
  Reader NOWHERE = (frame, out) -> {};

  /** For entries whose values another room makes. */
  Reader ELSEWHERE = (frame, out) -> {};

  /** Emits the values of the signal that can be told from this frame, none where nothing can. */
  void read(Frame frame, Out out);

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
