package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;

/**
 * More events than {@code event.rate} or flyteadmin allow. Honest detection time: two readings of
 * the profiling port.
 */
final class EventThrottledCause implements CauseRule {
  private static final double NOISE_PER_SECOND = 0.2;

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double throttled =
        RoundQueries.rate(
            frame,
            "P:workflow:event_recording:resource_exhausted",
            "P:node:event_recording:resource_exhausted",
            "P:task:event_recording:resource_exhausted");
    return words
        .about(Cause.EVENT_THROTTLED)
        .proof(Fact.EVENTS_THROTTLED_PER_SECOND, throttled > NOISE_PER_SECOND ? throttled : 0, 0.7)
        .testimony(Cause.EVENT_THROTTLED);
  }
}
