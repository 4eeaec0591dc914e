package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.signal.failure.FaultLocation;

/**
 * How far a kind of failure reaches: one team, or all.
 *
 * @param failing project-domains whose workflows fail that way
 * @param judged project-domains with enough workflows to say
 * @param fine those of them where nothing fails
 * @param sum the failures of all those that fail that way
 */
public record FailureScope(int failing, int judged, int fine, FailureSum sum) {
  /**
   * Whether all are affected. Two teams whose workflows the platform or the nodes fail have that in
   * common, and so has the only one there is; code breaks in two places by chance, but not in most
   * of them at a time.
   */
  public boolean affectsAll(FaultLocation blame) {
    return switch (blame) {
      case PLATFORM, NODES -> failing >= 2 || failing == judged;
      case CODE, UNCLEAR -> failing >= 2 && failing * 2 > judged;
    };
  }
}
