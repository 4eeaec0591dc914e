package io.github.flyteexporter.reading;

import io.vertx.core.Future;

/** Something that is read once a round: a profiling port, an API, a probe, a watch. */
public interface Source {
  /** Which source this is; does not change. */
  SourceId id();

  /**
   * Reads it. The future does not fail: what went wrong is a {@link Reading} with a {@link
   * Failure}.
   */
  Future<Reading> read();

  /** Releases what it holds, such as connections; it is not read any more. */
  default void close() {}
}
