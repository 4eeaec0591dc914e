package io.github.flyteexporter.verdict;

import java.util.List;

/**
 * What a round has to tell beside numbers, for the pages; immutable and bounded.
 *
 * @param failures how often workflows fail lately, by project and domain
 * @param tuning what to set otherwise, before it hurts
 */
public record Report(List<FailureRate> failures, List<Tip> tuning) {
  /** Nothing to tell. */
  public static final Report NONE = new Report(List.of(), List.of());

  public Report {
    failures = List.copyOf(failures);
    tuning = List.copyOf(tuning);
  }
}
