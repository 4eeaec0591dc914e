package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.EvidenceBuilder;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;

/**
 * No pod with a propeller runs. Honest detection time: one reading once the container waits to be
 * started again or cannot be started, 60 s when there is no pod at all.
 */
public final class NotRunningCause implements CauseRule {
  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    return new EvidenceBuilder()
        .proof(Fact.PROPELLER_PODS_DOWN, PropellerQueries.propellersDown(frame), 0.9)
        .testimony(Cause.NOT_RUNNING);
  }
}
