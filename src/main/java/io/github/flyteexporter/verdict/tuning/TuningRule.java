package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.LeadingPropellers;
import java.time.Instant;
import java.util.Optional;

/** Weighs whether one piece of tuning advice is due. */
interface TuningRule {
  /** The advice that this round's readings speak for. */
  Optional<TuningTip> of(RoundView frame);

  /** The moment of the newest reading that it rests on, empty when this round brought none. */
  default Optional<Instant> seen(RoundView frame) {
    return LeadingPropellers.seen(frame);
  }
}
