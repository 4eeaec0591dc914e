package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;
import java.util.Set;

/** The catalog of cached outputs does not answer. Honest detection time: two readings. */
final class CatalogCause implements CauseRule {
  private static final double MANY_PERCENT = 50;
  private static final Set<String> CODES =
      Set.of("Unavailable", "DeadlineExceeded", "Internal", "Unknown");

  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    double failing = Calls.ofCatalog(frame, CODES).percent();
    return words
        .about(Cause.CATALOG)
        .proof(Fact.CATALOG_CALLS_FAILING_PERCENT, failing >= MANY_PERCENT ? failing : 0, 0.6)
        .testimony(Cause.CATALOG);
  }
}
