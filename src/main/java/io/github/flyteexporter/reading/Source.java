package io.github.flyteexporter.reading;

import io.vertx.core.Future;

/** Something that is read once a round. */
public interface Source {
  /** Which source this is; does not change. */
  SourceId id();

  /**
   * Reads it. The future does not fail: what went wrong is a {@link Reading} with a {@link
   * Failure}.
   */
  Future<Reading> read();

  /** Is not read any more: gives back what it holds, connections above all. */
  default void close() {}
}
