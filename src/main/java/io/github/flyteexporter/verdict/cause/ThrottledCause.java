package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.CallOutcomes;
import io.github.flyteexporter.verdict.measure.LimiterWait;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;
import java.util.Set;

/**
 * Requests to Kubernetes wait: for propeller's own rate limiter (qps, burst), or because the API
 * server answers 429. Nothing fails; only the waiting shows. Honest detection time: two readings of
 * the profiling port.
 *
 * <p>A limiter at which thousands of requests wait a few milliseconds each limits nothing, so that
 * the wait of one request counts.
 */
public final class ThrottledCause implements CauseRule {
  /** Below this the API server's own answer takes longer. */
  private static final double LONG_SECONDS = 0.25;

  private static final double MANY_PERCENT = 10;

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double wait = LimiterWait.longest(frame).seconds();
    double refused = CallOutcomes.ofKube(frame, Set.of("429")).percent();
    return words
        .about(Cause.KUBE_THROTTLED)
        .proof(Fact.LIMITER_WAIT_SECONDS, wait >= LONG_SECONDS ? wait : 0, 0.85)
        .proof(Fact.THROTTLED_PERCENT, refused >= MANY_PERCENT ? refused : 0, 0.75)
        .testimony(Cause.KUBE_THROTTLED);
  }
}
