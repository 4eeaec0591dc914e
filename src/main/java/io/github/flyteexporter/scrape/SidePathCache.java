package io.github.flyteexporter.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The last answer of a side path, which also counts in the rounds in which it is not asked. */
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
  boolean isDue(double startNow, Instant now) {
    return answer == null || isOther(startNow) || !now.isBefore(next);
  }

  /** Takes an answer. A failed one does not replace what the same process answered before. */
  void take(SidePathResult newer, double startNow, Instant now) {
    boolean keepsOld =
        answer != null && !side.isMomentary() && !newer.isDefinite() && !isOther(startNow);
    answer = keepsOld ? new SidePathResult(newer.status(), answer.samples()) : newer;
    processStart = startNow;
    next = newer.isDefinite() ? side.every().map(now::plus).orElse(Instant.MAX) : now.plus(RETRY);
    if (side.isMomentary()) {
      next = now;
    }
  }

  /** The last answer of this process, empty when it was not asked. */
  Optional<SidePathResult> current(double startNow) {
    return isOther(startNow) ? Optional.empty() : Optional.ofNullable(answer);
  }

  private boolean isOther(double startNow) {
    return Double.compare(startNow, processStart) != 0;
  }
}
