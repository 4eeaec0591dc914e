package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;
import java.util.OptionalDouble;

/** Advice {@code workers}: propeller keeps up no more, and has not many of them. */
final class WorkersRule implements TuningRule {
  @Override
  public Optional<Tip> of(Frame frame) {
    return Overload.of(frame).flatMap(busy -> tip(frame, busy));
  }

  private static Optional<Tip> tip(Frame frame, Overload busy) {
    OptionalDouble today = Knob.WORKERS.read(frame, busy.target());
    return today.orElse(0) >= ShardCountRule.MANY
        ? Optional.empty()
        : Optional.of(
            TuningAdvice.WORKERS.tip(
                busy.tell(frame),
                Knob.WORKERS.today(today),
                Knob.WORKERS.raise(today, now -> Math.min(ShardCountRule.MANY, now * busy.times()))
                    + " and give propeller the CPU for them"));
  }
}
