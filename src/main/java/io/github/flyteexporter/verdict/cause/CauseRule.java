package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import java.util.Optional;

/** How one cause is told from the readings. */
interface CauseRule {
  /** What speaks for the cause in this frame and its texts, empty when nothing does. */
  Optional<CauseEvidence> weigh(RoundView frame, TextEvidence words);
}
