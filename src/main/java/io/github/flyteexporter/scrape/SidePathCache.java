package io.github.flyteexporter.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The last answer of a side path, which may stand for the rounds in which it is not asked. */
final class SidePathCache {
  /** An answer that did not come is asked for again after this time. */
  static final Duration RETRY = Duration.ofMinutes(1);

  private final SidePath side;
  private SidePathResult answer;
  private double processStart;
  private Instant next = Instant.MAX;

  SidePathCache(SidePath side) {
    this.side = side;
  }

  /** Whether to ask now: it was never asked, the process is another one, or it is time to. */
  boolean due(double startNow, Instant now) {
    return answer == null || isOther(startNow) || !now.isBefore(next);
  }

  /** Takes an answer. One that failed does not undo what the same process has said of itself. */
  void take(SidePathResult newer, double startNow, Instant now) {
    boolean stands = answer != null && !side.momentary() && !newer.definite() && !isOther(startNow);
    answer = stands ? new SidePathResult(newer.status(), answer.samples()) : newer;
    processStart = startNow;
    next = newer.definite() ? side.every().map(now::plus).orElse(Instant.MAX) : now.plus(RETRY);
    if (side.momentary()) {
      next = now;
    }
  }

  /** What this process said, empty when it was not asked. */
  Optional<SidePathResult> of(double startNow) {
    return isOther(startNow) ? Optional.empty() : Optional.ofNullable(answer);
  }

  private boolean isOther(double startNow) {
    return Double.compare(startNow, processStart) != 0;
  }
}
