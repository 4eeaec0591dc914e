package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.signal.state.RoundView;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * A propeller that works at its full pace and is owed more. Workers that fail or wait are as busy:
 * where rounds fail, or requests wait for a limiter, that is a consequence and no overload.
 *
 * @param target the busiest propeller
 * @param done what it did against what it owed
 */
public record Overload(String target, Progress done) {
  /** More failing rounds than this share are another trouble. */
  private static final double FEW = 0.2;

  private static final double SHORT_WAIT_SECONDS = 0.1;

  public static Optional<Overload> of(RoundView frame) {
    if (LimiterWait.longest(frame).seconds() > SHORT_WAIT_SECONDS) {
      return Optional.empty();
    }
    return PropellerQueries.byTarget(frame).entrySet().stream()
        .filter(propeller -> Saturation.of(frame, propeller.getKey()).busy())
        .map(propeller -> new Overload(propeller.getKey(), propeller.getValue()))
        .filter(busy -> busy.done.good() > 0 && busy.fewFail())
        .max(Comparator.comparingDouble(busy -> busy.done.owed()));
  }

  private boolean fewFail() {
    return done.failed() <= FEW * (done.good() + done.failed());
  }

  /** Rounds per second that it owes. */
  public double owed() {
    return done.owed() / done.seconds();
  }

  /** Rounds per second that it does well. */
  public double good() {
    return done.good() / done.seconds();
  }

  /** How many times as much it would have to do, at least 2 and at most 10. */
  public double times() {
    return Math.max(2, Math.min(10, Math.ceil(owed() / good())));
  }

  /** What was read, in words. */
  public String describe(RoundView frame) {
    return String.format(
            Locale.ROOT,
            "no free worker on %s, %.0f workflows in the queue, %.0f good rounds per second",
            target,
            Saturation.depth(frame, target),
            good())
        + (owed() > good() ? String.format(Locale.ROOT, " where %.0f are owed", owed()) : "");
  }
}
