package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import java.util.Optional;

/** A cause that only texts tell. Honest detection time: one reading of FlyteWorkflows. */
record TextCause(Cause cause) implements CauseRule {
  @Override
  public Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words) {
    return words.about(cause).testimony(cause);
  }
}
