package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.time.Instant;
import java.util.Optional;

/** Weighs whether one piece of tuning advice is due. */
interface TuningRule {
  /** The advice that this round's readings speak for. */
  Optional<Tip> of(Frame frame);

  /** The moment of the newest reading that it rests on, empty when this round brought none. */
  default Optional<Instant> seen(Frame frame) {
    return Leaders.seen(frame);
  }
}
