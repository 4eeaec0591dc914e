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
  public Optional<Testimony> weigh(Frame frame) {
    double errors =
        Witnesses.rate(
            frame, "A:errors:gorm_error", "A:errors:postgres_error", "A:errors:undefined_table");
    return new Scale()
        .proof(Fact.WORKFLOWS_REPORTING, Witnesses.workflowsNaming(frame, Cause.DATABASE), 0.9)
        .proof(Fact.ADMIN_READS_REFUSED, Witnesses.readsRefusedNaming(frame, Cause.DATABASE), 0.8)
        .proof(Fact.DATABASE_ERRORS_PER_SECOND, errors > NOISE_PER_SECOND ? errors : 0, 0.7)
        .testimony(Cause.DATABASE);
  }
}
