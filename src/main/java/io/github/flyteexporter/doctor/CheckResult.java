package io.github.flyteexporter.doctor;

import io.github.flyteexporter.verdict.report.SecretMask;

/**
 * A check and how it ended; the texts hold no secret.
 *
 * @param seen what was seen, or why nothing was
 * @param action what to do, empty when it is ok
 */
public record CheckResult(
    Area area, String name, String what, String why, Result result, String seen, String action) {
  /** The result of a check. */
  static CheckResult of(Check<?> check, Finding found) {
    return new CheckResult(
        check.area(),
        check.name(),
        check.what(),
        check.why(),
        found.result(),
        SecretMask.masked(found.seen()),
        found.result() == Result.OK
            ? ""
            : SecretMask.masked(found.action().orElse(check.action())));
  }
}
