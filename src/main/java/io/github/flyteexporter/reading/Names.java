package io.github.flyteexporter.reading;

import java.util.Optional;

/** Decides by its name whether a series is wanted; asked once for each name, not for each line. */
public interface Names {
  /** What is kept of a series with this name on the page; empty if it is not wanted. */
  Optional<Wanted> wanted(String rawName);
}
