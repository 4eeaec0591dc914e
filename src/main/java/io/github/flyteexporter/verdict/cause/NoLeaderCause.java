package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.propeller.LeaderDetection;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.EvidenceBuilder;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.List;
import java.util.Optional;

/**
 * Propellers run and none of them leads. Honest detection time: the lease's duration and 5 s for
 * clocks, with leases readable.
 */
public final class NoLeaderCause implements CauseRule {
  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    List<Boolean> leading = leading(frame);
    double running = leading.size();
    return new EvidenceBuilder()
        .proof(Fact.LEASES_NOT_HELD, PropellerQueries.unheld(frame), running > 0 ? 0.75 : 0.45)
        .proof(Fact.PROPELLERS_WITHOUT_LEAD, leading.contains(true) ? 0 : running, 0.4)
        .testimony(Cause.NO_LEADER);
  }

  private static List<Boolean> leading(RoundView frame) {
    return frame.pages().stream()
        .map((Reading page) -> LeaderDetection.leads(frame, page))
        .flatMap(Optional::stream)
        .toList();
  }
}
