package io.github.flyteexporter.dashboards;

import java.util.Map;
import java.util.Set;

/** Queries that no recording fills, and why; a page written by hand does. */
final class Unrecorded {
  private static final Map<String, String> WHY = Map.of();

  private Unrecorded() {}

  static Set<String> queries() {
    return WHY.keySet();
  }
}
