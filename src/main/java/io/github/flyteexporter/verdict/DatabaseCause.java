package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;

/**
 * The database does not answer flyteadmin. Honest detection time: one reading after the first
 * failed call, with any of profiling port, flyteadmin's API and FlyteWorkflows.
 *
 * <p>gRPC {@code Internal}, failing rounds and busy workers are what follows from it and count for
 * nothing here.
 */
final class DatabaseCause implements CauseRule {
  /** Below this flyteadmin's errors are cancelled requests and the like. */
  private static final double NOISE_PER_SECOND = 0.2;

  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    double errors = errors(frame);
    return words
        .about(Cause.DATABASE)
        .proof(Fact.STARTS_FAILED, Witnesses.startsFailed(frame), 0.7)
        .proof(Fact.DATABASE_ERRORS_PER_SECOND, errors > NOISE_PER_SECOND ? errors : 0, 0.7)
        .testimony(Cause.DATABASE);
  }

  /** Whether flyteadmin's calls of it fail at this moment. */
  static boolean failing(Frame frame) {
    return errors(frame) > NOISE_PER_SECOND;
  }

  private static double errors(Frame frame) {
    return Witnesses.rate(
        frame, "A:errors:gorm_error", "A:errors:postgres_error", "A:errors:undefined_table");
  }
}
