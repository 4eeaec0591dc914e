package io.github.flyteexporter.reading;

import java.util.Optional;

/** Says by its name whether a series is wanted. Asked once for each name, not for each line. */
public interface Names {
  /** What is kept of the series with this name as it stands on the page, empty for nothing. */
  Optional<Wanted> wanted(String rawName);
}
