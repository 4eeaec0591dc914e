package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;

/** Advice {@code workers}: propeller keeps up no more, and has not many of them. */
final class WorkersRule implements TuningRule {
  @Override
  public Optional<Tip> of(Frame frame) {
    double today = Knob.WORKERS.value(frame);
    return Overload.of(frame)
        .filter(busy -> today < ShardCountRule.MANY)
        .map(
            busy ->
                TuningAdvice.WORKERS.tip(
                    busy.tell(frame),
                    Knob.WORKERS.today(frame),
                    Knob.WORKERS.set(Math.min(ShardCountRule.MANY, today * busy.times()))
                        + " and give propeller the CPU for them"));
  }
}
