package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.CallOutcomes;
import io.github.flyteexporter.verdict.measure.LimiterWait;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Advice {@code kube_client}: requests of a propeller wait for the limiter of its own client. Where
 * the API server itself answers 429, more requests would only make it worse.
 */
final class KubeClientRule implements TuningRule {
  static final double LONG_SECONDS = 0.1;

  /** More answers of 429 than this share come from an API server that throttles. */
  private static final double FEW_PERCENT = 1;

  @Override
  public Optional<TuningTip> of(RoundView frame) {
    LimiterWait wait = LimiterWait.longest(frame);
    boolean throttled =
        CallOutcomes.ofKube(frame, wait.target(), Set.of("429")).percent() > FEW_PERCENT;
    return wait.seconds() < LONG_SECONDS || throttled
        ? Optional.empty()
        : Optional.of(tip(frame, wait));
  }

  private static TuningTip tip(RoundView frame, LimiterWait wait) {
    OptionalDouble qps = FlyteSetting.QPS.read(frame, wait.target());
    OptionalDouble burst = FlyteSetting.BURST.read(frame, wait.target());
    return TuningAdvice.KUBE_CLIENT.tip(
        String.format(
            Locale.ROOT,
            "a request of %s to Kubernetes waits %.2f s for Flyte's own limiter, at %.1f requests"
                + " per second",
            wait.target(),
            wait.seconds(),
            wait.perSecond()),
        FlyteSetting.QPS.today(qps) + ", " + FlyteSetting.BURST.today(burst),
        FlyteSetting.QPS.raise(qps, now -> Math.max(100, 2 * now))
            + ". "
            + FlyteSetting.BURST.raise(burst, now -> Math.max(25, 2 * now)));
  }
}
