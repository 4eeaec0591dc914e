package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.RoundView;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Advice {@code retries}: an outage burnt the retries of running workflows, which its length and
 * the pace of failing rounds show it. A round that fails is not put back by its worker, but its key
 * keeps its back-off (flyte v1.16.8, flytepropeller/pkg/controller/workers.go:170): without a
 * {@code base-delay} there is none.
 */
record RetriesRule(Outage outage) implements TuningRule {
  /** A single workflow is killed on healthy platforms too. */
  static final int SEVERAL = 2;

  static final Duration REMEMBERED = Duration.ofHours(24);

  /** Shorter outages are to be survived as well as this one. */
  private static final double SHORTEST_SECONDS = 300;

  /** More retries than this keep users waiting long for an error that is their own. */
  static final double MOST = 500;

  /** What flyte-core's chart sets as {@code base-delay}. */
  private static final double LATER_SECONDS = 5;

  @Override
  public Optional<TuningTip> of(RoundView frame) {
    OptionalDouble retries = FlyteSetting.RETRIES.read(frame);
    boolean late = FlyteSetting.BASE_DELAY.read(frame).orElse(0) >= LATER_SECONDS;
    boolean counts =
        outage.over(frame.now())
            && outage.killed() >= SEVERAL
            && outage.pace() > 0
            && retries.orElse(0) < needed();
    return counts && !(late && tooMany()) ? Optional.of(tip(retries, late)) : Optional.empty();
  }

  @Override
  public Optional<Instant> seen(RoundView frame) {
    return Optional.of(frame.now());
  }

  private double seconds() {
    return Math.max(SHORTEST_SECONDS, outage.seconds());
  }

  private double needed() {
    return outage.pace() * seconds();
  }

  private boolean tooMany() {
    return needed() > MOST;
  }

  private TuningTip tip(OptionalDouble retries, boolean late) {
    return TuningAdvice.RETRIES.tip(
        String.format(
                Locale.ROOT,
                "%d workflows were killed by the platform in an outage of %.0f s: at %.1f failing"
                    + " rounds per second and workflow, ",
                outage.killed(),
                outage.seconds(),
                outage.pace())
            + survived(retries),
        FlyteSetting.RETRIES.today(retries),
        change(retries, late));
  }

  private String survived(OptionalDouble retries) {
    double inCode = FlyteSetting.RETRIES.inCode();
    double inCore = FlyteSetting.RETRIES.inCore();
    return retries.isPresent()
        ? String.format(
            Locale.ROOT,
            "%.0f retries survive %.0f s",
            retries.getAsDouble(),
            retries.getAsDouble() / outage.pace())
        : String.format(
            Locale.ROOT,
            "retries survive %.0f s if they are the default of %.0f (code), %.0f s if that of %.0f"
                + " (flyte-core's chart)",
            inCode / outage.pace(),
            inCode,
            inCore / outage.pace(),
            inCore);
  }

  private String change(OptionalDouble retries, boolean late) {
    String later =
        "let failing workflows come back later: "
            + FlyteSetting.BASE_DELAY.set(LATER_SECONDS)
            + " where it is less, as flyte-core's chart does";
    if (tooMany()) {
      return "No sensible number of retries survives "
          + String.format(Locale.ROOT, "%.0f s at that pace; ", seconds())
          + later;
    }
    return FlyteSetting.RETRIES.raise(retries, now -> QueueRule.roundUp(needed()))
        + (retries.isPresent()
            ? String.format(Locale.ROOT, " to survive %.0f s at that pace", seconds())
            : "")
        + (late ? "" : ", or " + later);
  }
}
