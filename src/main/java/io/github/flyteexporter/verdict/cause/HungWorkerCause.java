package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.LimiterWait;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.EvidenceBuilder;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;

/**
 * A round does not end: a plugin, the object store or a connector is called without a time limit.
 * Honest detection time: 300 s.
 */
final class HungWorkerCause implements CauseRule {
  private static final double LONG_SECONDS = 300;

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double longest =
        frame.pages().stream()
            .filter(page -> PropellerQueries.leads(frame, page))
            .mapToDouble(page -> page.samples().sum("P:main_longest_running_processor_s").orElse(0))
            .max()
            .orElse(0);
    boolean waits = LimiterWait.longest(frame).seconds() > 0.1;
    return new EvidenceBuilder()
        .proof(Fact.LONGEST_ROUND_SECONDS, longest > LONG_SECONDS && !waits ? longest : 0, 0.6)
        .testimony(Cause.WORKER_HUNG);
  }
}
