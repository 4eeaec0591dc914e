package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;

/** How one cause is told from the readings. */
interface CauseRule {
  /** What speaks for the cause in this frame and its texts, empty when nothing does. */
  Optional<Testimony> weigh(Frame frame, Words words);
}
