package io.github.flyteexporter.scrape;

import java.time.Duration;
import java.util.Optional;

/** The last answer of a side path, which also counts in the rounds in which it is not asked. */
final class SidePathCache {
  /** An answer that did not come is asked for again after this time. */
  static final Duration RETRY = Duration.ofMinutes(1);

  private final SidePath side;
  private SidePathResult answer;
  private double processStart;
  private long taken;
  private Optional<Duration> rest = Optional.empty();

  SidePathCache(SidePath side) {
    this.side = side;
  }

  /**
   * Whether to ask now: it was never asked, the process is another one, or it is time to.
   *
   * @param nanos now, by the monotonic clock
   */
  boolean isDue(double startNow, long nanos) {
    return answer == null
        || isOther(startNow)
        || rest.filter(time -> nanos - taken >= time.toNanos()).isPresent();
  }

  /** Takes an answer. A failed one does not replace what the same process answered before. */
  void take(SidePathResult newer, double startNow, long nanos) {
    boolean keepsOld =
        answer != null && !side.isMomentary() && !newer.isDefinite() && !isOther(startNow);
    answer = keepsOld ? newer.standing(answer) : newer;
    processStart = startNow;
    taken = nanos;
    rest = newer.isDefinite() ? side.every() : Optional.of(RETRY);
    if (side.isMomentary()) {
      rest = Optional.of(Duration.ZERO);
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
