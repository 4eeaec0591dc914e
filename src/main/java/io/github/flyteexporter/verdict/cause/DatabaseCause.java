package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.AdminQueries;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;

/**
 * The database does not answer flyteadmin. Honest detection time: one reading after the first
 * failed call, with any of profiling port, flyteadmin's API and FlyteWorkflows.
 *
 * <p>gRPC {@code Internal}, failing rounds and busy workers are what follows from it and count for
 * nothing here.
 */
public final class DatabaseCause implements CauseRule {
  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    return words
        .about(Cause.DATABASE)
        .proof(Fact.STARTS_FAILED, RoundQueries.startsFailed(frame), 0.7)
        .proof(Fact.DATABASE_ERRORS_PER_SECOND, AdminQueries.databaseErrors(frame), 0.7)
        .testimony(Cause.DATABASE);
  }
}
