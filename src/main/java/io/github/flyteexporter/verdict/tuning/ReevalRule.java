package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.Overload;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Advice {@code reeval_duration}: the rounds that propeller cannot do are owed because it looks at
 * every workflow so often. Silent where the setting is not read: what is owed is not known then.
 */
final class ReevalRule implements TuningRule {
  /** What flyte-core's chart sets. */
  static final int LONG_SECONDS = 30;

  /** What the code sets. */
  private static final double SHORT_SECONDS = 10;

  @Override
  public Optional<TuningTip> of(RoundView frame) {
    return Overload.of(frame)
        .filter(busy -> busy.owed() > busy.good())
        .flatMap(busy -> tip(frame, busy));
  }

  private static Optional<TuningTip> tip(RoundView frame, Overload busy) {
    OptionalDouble today = FlyteSetting.REEVAL.read(frame, busy.target());
    return today.orElse(LONG_SECONDS) >= LONG_SECONDS
        ? Optional.empty()
        : Optional.of(
            TuningAdvice.REEVAL_DURATION.tip(
                busy.describe(frame),
                FlyteSetting.REEVAL.today(today),
                FlyteSetting.REEVAL.raise(
                    today, now -> now < SHORT_SECONDS ? SHORT_SECONDS : LONG_SECONDS)));
  }
}
