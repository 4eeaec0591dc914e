package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Advice {@code kube_client}: requests wait for the limiter of Flyte's own client. Where the API
 * server itself answers 429, more requests would only make it worse.
 */
final class KubeClientRule implements TuningRule {
  static final double LONG_SECONDS = 0.1;

  /** More answers of 429 than this share come from an API server that throttles. */
  private static final double FEW_PERCENT = 1;

  @Override
  public Optional<Tip> of(Frame frame) {
    double wait = Witnesses.limiterWait(frame);
    if (wait < LONG_SECONDS || Calls.ofKube(frame, Set.of("429")).percent() > FEW_PERCENT) {
      return Optional.empty();
    }
    return Optional.of(
        TuningAdvice.KUBE_CLIENT.tip(
            String.format(
                Locale.ROOT,
                "a request to Kubernetes waits %.2f s for Flyte's own limiter, at %.1f requests per"
                    + " second",
                wait,
                Witnesses.rate(frame, "k8s_client_rate_limiter_latency_count")),
            Knob.QPS.today(frame) + ", " + Knob.BURST.today(frame),
            Knob.QPS.set(Math.max(100, 2 * Knob.QPS.value(frame)))
                + ". "
                + Knob.BURST.set(Math.max(25, 2 * Knob.BURST.value(frame)))));
  }
}
