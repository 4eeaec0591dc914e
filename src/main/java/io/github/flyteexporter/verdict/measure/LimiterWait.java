package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.Comparator;

/**
 * How long a request to Kubernetes of a propeller that leads waits for the limiter of its own
 * client. flyteadmin and standbys have one each, which holds up no round.
 *
 * @param target the propeller
 * @param seconds how long a request waits
 * @param perSecond requests per second
 */
public record LimiterWait(String target, double seconds, double perSecond) {
  private static final String LATENCY = "k8s_client_rate_limiter_latency";
  private static final LimiterWait NONE = new LimiterWait("", 0, 0);

  /** The longest of all propellers that lead. */
  public static LimiterWait longest(RoundView frame) {
    return LeadingPropellers.of(frame).stream()
        .flatMap(history -> history.latestInterval().stream())
        .map(LimiterWait::of)
        .max(Comparator.comparingDouble(LimiterWait::seconds))
        .orElse(NONE);
  }

  private static LimiterWait of(ReadingInterval span) {
    double requests = span.rate(LATENCY + "_count").orElse(0);
    double waited = span.rate(LATENCY + "_sum").orElse(0);
    return new LimiterWait(
        span.after().id().target(), requests > 0 ? waited / requests : 0, requests);
  }
}
