package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.CallOutcomes;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.Optional;
import java.util.Set;

/**
 * The API server does not answer, Flyte or us. Honest detection time: two readings.
 *
 * <p>Its 500 says nothing of itself: it passes on what a webhook or etcd refused. That we do not
 * reach it proves nothing alone.
 */
final class KubeApiCause implements CauseRule {
  private static final double MANY_PERCENT = 20;

  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    double failing = CallOutcomes.ofKube(frame, Set.of("502", "503", "504", "<error>")).percent();
    return words
        .about(Cause.KUBE_API)
        .proof(Fact.KUBE_ERRORS_PERCENT, failing >= MANY_PERCENT ? failing : 0, 0.65)
        .proof(Fact.KUBE_READS_FAILING, RoundQueries.kubeUnreachable(frame), 0.45)
        .testimony(Cause.KUBE_API);
  }
}
