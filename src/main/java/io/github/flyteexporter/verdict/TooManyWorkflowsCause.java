package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Propeller works at its full pace and is owed more: no worker is free, the queue grows, and rounds
 * succeed. Honest detection time: 60 s of profiling pages, as any burst fills the queue for a
 * while.
 *
 * <p>Workers that fail or wait are as busy: where rounds fail, or requests wait for a limiter, this
 * is a consequence and counts for nothing.
 */
final class TooManyWorkflowsCause implements CauseRule {
  /** More failing rounds than this share are another trouble. */
  private static final double FEW = 0.2;

  private static final double SHORT_WAIT_SECONDS = 0.1;

  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    Optional<Progress> busiest =
        ProgressRule.byTarget(frame).entrySet().stream()
            .filter(propeller -> Saturation.of(frame, propeller.getKey()).busy())
            .map(Map.Entry::getValue)
            .filter(done -> done.good() > 0 && done.failed() <= FEW * (done.good() + done.failed()))
            .max(Comparator.comparingDouble(Progress::owed));
    if (busiest.isEmpty() || Witnesses.limiterWait(frame) > SHORT_WAIT_SECONDS) {
      return Optional.empty();
    }
    Progress done = busiest.get();
    return new Scale()
        .proof(Fact.ROUNDS_OWED_PER_SECOND, done.owed() / done.seconds(), 0.5)
        .proof(Fact.QUEUE_DEPTH, Saturation.depth(frame), 0.4)
        .testimony(Cause.TOO_MANY_WORKFLOWS);
  }
}
