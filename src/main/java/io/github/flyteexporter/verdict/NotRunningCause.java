package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Component;
import io.github.flyteexporter.signal.Frame;
import java.util.Optional;

/**
 * No pod with a propeller runs. Honest detection time: one reading once the container waits to be
 * started again or cannot be started, 60 s when there is no pod at all.
 */
final class NotRunningCause implements CauseRule {
  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    return new Scale()
        .proof(Fact.PROPELLER_PODS_DOWN, propellersDown(frame), 0.9)
        .testimony(Cause.NOT_RUNNING);
  }

  /** How many pods with a propeller are down; a profiling port that answers knows better. */
  static double propellersDown(Frame frame) {
    boolean answers =
        frame.pages().stream()
            .anyMatch(page -> Component.on(page).contains(Component.FLYTEPROPELLER));
    return answers ? 0 : OwnPods.down(frame, OwnPods.WITH_PROPELLER);
  }
}
