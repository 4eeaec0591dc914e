package io.github.flyteexporter.doctor;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results of all checks, in the order of the areas. */
public record Report(List<CheckResult> results) {
  public Report {
    results = results.stream().sorted(Comparator.comparing(CheckResult::area)).toList();
  }

  /** The report of these checks. */
  public static <T> Report of(List<Check<T>> checks, T seen, Set<Area> only) {
    return new Report(
        checks.stream()
            .filter(check -> only.isEmpty() || only.contains(check.area()))
            .map(check -> check.of(seen))
            .toList());
  }

  /** How many checks ended so. */
  public long count(Result result) {
    return results.stream().filter(one -> one.result() == result).count();
  }

  /** How many checks ended in each way. */
  public Map<Result, Long> counts() {
    Map<Result, Long> counts = new EnumMap<>(Result.class);
    for (Result result : Result.values()) {
      counts.put(result, count(result));
    }
    return counts;
  }

  /** The worst result, {@code OK} of an empty report. */
  public Result worst() {
    return results.stream()
        .map(CheckResult::result)
        .max(Comparator.naturalOrder())
        .orElse(Result.OK);
  }

  /** 1 when there is a problem, otherwise 0. */
  public int exitCode() {
    return worst() == Result.PROBLEM ? 1 : 0;
  }

  /** The line of sums. */
  public String sums() {
    return "%d checks: %d ok, %d warning, %d problem, %d could not look"
        .formatted(
            results.size(),
            count(Result.OK),
            count(Result.WARNING),
            count(Result.PROBLEM),
            count(Result.COULD_NOT_LOOK));
  }
}
