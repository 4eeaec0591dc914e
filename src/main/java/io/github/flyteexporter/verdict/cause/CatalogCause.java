package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.CallOutcomes;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;
import java.util.Set;

/** The catalog of cached outputs does not answer. Honest detection time: two readings. */
final class CatalogCause implements CauseRule {
  private static final double MANY_PERCENT = 50;
  private static final Set<String> CODES =
      Set.of("Unavailable", "DeadlineExceeded", "Internal", "Unknown");

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double failing = CallOutcomes.ofCatalog(frame, CODES).percent();
    return words
        .about(Cause.CATALOG)
        .proof(Fact.CATALOG_CALLS_FAILING_PERCENT, failing >= MANY_PERCENT ? failing : 0, 0.6)
        .testimony(Cause.CATALOG);
  }
}
