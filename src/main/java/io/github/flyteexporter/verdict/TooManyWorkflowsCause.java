package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;

/**
 * Propeller works at its full pace and is owed more: no worker is free, the queue grows, and rounds
 * succeed. Honest detection time: 60 s of profiling pages, as any burst fills the queue for a
 * while.
 */
final class TooManyWorkflowsCause implements CauseRule {
  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    return Overload.of(frame)
        .flatMap(
            busy ->
                new Scale()
                    .proof(Fact.ROUNDS_OWED_PER_SECOND, busy.owed(), 0.5)
                    .proof(Fact.QUEUE_DEPTH, Saturation.depth(frame), 0.4)
                    .testimony(Cause.TOO_MANY_WORKFLOWS));
  }
}
