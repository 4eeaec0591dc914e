package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;
import java.util.Set;

/**
 * flyteadmin is not reached, by propeller or by us. Honest detection time: one reading after
 * propeller's first call. That we do not reach it proves nothing: it may be our own way to it.
 */
final class AdminUnreachableCause implements CauseRule {
  private static final double MANY_PERCENT = 50;
  private static final Set<String> CODES = Set.of("Unavailable", "DeadlineExceeded");

  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    return words
        .about(Cause.ADMIN_UNREACHABLE)
        .proof(Fact.CALLS_UNAVAILABLE_PERCENT, unavailable(frame), 0.8)
        .proof(Fact.ADMIN_UNANSWERED_SECONDS, AcceptRule.unanswered(frame), 0.45)
        .proof(Fact.ADMIN_PODS_DOWN, OwnPods.down(frame, Set.of("flyteadmin")), 0.6)
        .testimony(Cause.ADMIN_UNREACHABLE);
  }

  /** How many percent of propeller's calls find it unavailable, 0 where most do not. */
  static double unavailable(Frame frame) {
    double percent = Calls.ofAdmin(frame, CODES).percent();
    return percent >= MANY_PERCENT ? percent : 0;
  }
}
