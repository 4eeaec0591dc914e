package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.LeadingPropellers;
import io.github.flyteexporter.verdict.measure.Progress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Advice {@code queue_rate} and {@code queue_capacity}: workflows that are put into the queue
 * beyond its token bucket wait in a heap that no depth shows (flyte v1.16.8,
 * flytepropeller/pkg/controller/config/config.go:251-276). Silent where the limit is not read: what
 * is near to it is not known then.
 */
record QueueRule(
    TuningAdvice advice, FlyteSetting limit, String what, ToDoubleFunction<SourceHistory> used)
    implements TuningRule {
  /** From this share of the limit on it is near. */
  static final int NEAR_PERCENT = 80;

  static final QueueRule RATE =
      new QueueRule(
          TuningAdvice.QUEUE_RATE,
          FlyteSetting.QUEUE_RATE,
          "workflows per second are put into the queue of %s",
          QueueRule::asked);

  static final QueueRule CAPACITY =
      new QueueRule(
          TuningAdvice.QUEUE_CAPACITY,
          FlyteSetting.QUEUE_CAPACITY,
          "workflows run on %s, all put into its queue at each resync",
          history -> Progress.active(history.newest()));

  private static final List<Double> STEPS = List.of(1.0, 2.0, 5.0, 10.0);

  @Override
  public Optional<TuningTip> of(RoundView frame) {
    return LeadingPropellers.of(frame).stream()
        .filter(history -> near(used.applyAsDouble(history), today(frame, history.newest())))
        .max((one, other) -> Double.compare(used.applyAsDouble(one), used.applyAsDouble(other)))
        .map(history -> tip(frame, history.newest(), used.applyAsDouble(history)));
  }

  private OptionalDouble today(RoundView frame, Reading page) {
    return limit.read(frame, page.id().target());
  }

  private static boolean near(double number, OptionalDouble limit) {
    return limit.orElse(0) > 0 && number * 100 >= NEAR_PERCENT * limit.getAsDouble();
  }

  private TuningTip tip(RoundView frame, Reading page, double number) {
    return advice.tip(
        String.format(Locale.ROOT, "%.0f " + what, number, page.id().target()),
        limit.today(today(frame, page)),
        limit.set(roundUp(number * 2)));
  }

  /** Every request to put a workflow, after which duplicates are dropped: each takes a token. */
  private static double asked(SourceHistory history) {
    return history.latestInterval().stream()
        .mapToDouble((ReadingInterval span) -> span.rate("P:main_retries").orElse(0))
        .sum();
  }

  /** The next of 1, 2, 5, 10, 20, 50 and so on. */
  static double roundUp(double number) {
    double base = Math.pow(10, Math.floor(Math.log10(Math.max(1, number))));
    return STEPS.stream()
        .map(step -> step * base)
        .filter(round -> round >= number)
        .findFirst()
        .orElse(10 * base);
  }
}
