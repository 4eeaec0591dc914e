package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import java.util.Optional;

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
  public Optional<Tip> of(Frame frame) {
    double today = Knob.REEVAL.read(frame).orElse(LONG_SECONDS);
    return Overload.of(frame)
        .filter(busy -> today < LONG_SECONDS && busy.owed() > busy.good())
        .map(
            busy ->
                TuningAdvice.REEVAL_DURATION.tip(
                    busy.tell(frame),
                    Knob.REEVAL.today(frame),
                    Knob.REEVAL.set(today < SHORT_SECONDS ? SHORT_SECONDS : LONG_SECONDS)));
  }
}
