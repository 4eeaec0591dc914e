package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Advice {@code retries}: an outage burnt the retries of running workflows, which its length and
 * the pace of failing rounds tell. A round that fails is not put back by its worker, but its key
 * keeps its back-off (flyte v1.16.8, flytepropeller/pkg/controller/workers.go:170): without a
 * {@code base-delay} there is none.
 */
record RetriesRule(Outage outage) implements TuningRule {
  /** A single workflow is killed on healthy platforms too. */
  static final int SEVERAL = 2;

  static final Duration REMEMBERED = Duration.ofHours(24);

  /** Shorter outages are to be survived as well as this one. */
  private static final double SHORTEST_SECONDS = 300;

  @Override
  public Optional<Tip> of(Frame frame) {
    double retries = Knob.RETRIES.value(frame);
    double needed = outage.pace() * Math.max(SHORTEST_SECONDS, outage.seconds());
    boolean counts =
        outage.over(frame.now())
            && outage.killed() >= SEVERAL
            && outage.pace() > 0
            && retries < needed;
    return counts ? Optional.of(tip(frame, retries, needed)) : Optional.empty();
  }

  @Override
  public Optional<Instant> seen(Frame frame) {
    return Optional.of(frame.now());
  }

  private Tip tip(Frame frame, double retries, double needed) {
    return TuningAdvice.RETRIES.tip(
        String.format(
            Locale.ROOT,
            "%d workflows were killed by the platform in an outage of %.0f s: at %.1f failing"
                + " rounds per second and workflow, %.0f retries survive %.0f s",
            outage.killed(),
            outage.seconds(),
            outage.pace(),
            retries,
            retries / outage.pace()),
        Knob.RETRIES.today(frame),
        Knob.RETRIES.set(QueueRule.roundUp(needed))
            + String.format(
                Locale.ROOT,
                " to survive %.0f s at that pace, or let failing workflows come back later with"
                    + " `propeller.queue.queue.base-delay` 5s, as flyte-core's chart does",
                Math.max(SHORTEST_SECONDS, outage.seconds())));
  }
}
