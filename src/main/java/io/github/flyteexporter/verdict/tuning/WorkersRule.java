package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.Overload;
import java.util.Optional;
import java.util.OptionalDouble;

/** Advice {@code workers}: propeller keeps up no more, and has not many of them. */
final class WorkersRule implements TuningRule {
  @Override
  public Optional<TuningTip> of(RoundView frame) {
    return Overload.of(frame).flatMap(busy -> tip(frame, busy));
  }

  private static Optional<TuningTip> tip(RoundView frame, Overload busy) {
    OptionalDouble today = FlyteSetting.WORKERS.read(frame, busy.target());
    return today.orElse(0) >= ShardCountRule.MANY
        ? Optional.empty()
        : Optional.of(
            TuningAdvice.WORKERS.tip(
                busy.describe(frame),
                FlyteSetting.WORKERS.today(today),
                FlyteSetting.WORKERS.raise(
                        today, now -> Math.min(ShardCountRule.MANY, now * busy.times()))
                    + " and give propeller the CPU for them"));
  }
}
