package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;

/**
 * More events than {@code event.rate} or flyteadmin allow. Honest detection time: two readings of
 * the profiling port.
 */
final class EventThrottledCause implements CauseRule {
  private static final double NOISE_PER_SECOND = 0.2;

  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    double throttled =
        Witnesses.rate(
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
