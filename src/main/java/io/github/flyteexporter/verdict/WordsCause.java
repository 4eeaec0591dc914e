package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;

/** A cause that only texts tell. Honest detection time: one reading of FlyteWorkflows. */
record WordsCause(Cause cause) implements CauseRule {
  @Override
  public Optional<Testimony> weigh(Frame frame, Words words) {
    return words.about(cause).testimony(cause);
  }
}
