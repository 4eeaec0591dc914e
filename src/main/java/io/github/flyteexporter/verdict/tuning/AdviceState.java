package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.verdict.model.ClockRegression;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a piece of tuning advice has fared so far: readings must speak for it for some time before it
 * is given, and be silent for some before it is withdrawn.
 *
 * @param since the first of the readings that speak for it
 * @param last the newest of them, or of the rounds in which an incident kept it
 * @param read when its tip was read
 * @param given whether they have spoken for long enough
 * @param tip what the newest of them says
 */
record AdviceState(Instant since, Instant last, Instant read, boolean given, TuningTip tip) {
  /** For how long readings must speak for it. */
  static final Duration SUSTAINED = Duration.ofMinutes(3);

  /** The same while an incident goes on that it fits: the verdict has waited already. */
  static final Duration SUSTAINED_IN_INCIDENT = Duration.ofMinutes(1);

  /** How long it stands after the last reading that spoke for it. */
  static final Duration WITHDRAWN_AFTER = Duration.ofMinutes(5);

  /** For how long what was read stands while an incident goes on that it does not fit. */
  static final Duration FROZEN = Duration.ofMinutes(30);

  /** Readings may be missing for so long without a new start. */
  private static final Duration GAP = Duration.ofMinutes(1);

  /** This course, or a new one, after a reading that speaks for the advice. */
  static AdviceState spoken(
      Optional<AdviceState> before, Instant at, Duration sustained, TuningTip tip) {
    Instant first = before.map(AdviceState::since).filter(since -> !since.isAfter(at)).orElse(at);
    boolean enough = Duration.between(first, at).compareTo(sustained) >= 0;
    return new AdviceState(
        first, at, at, before.map(AdviceState::given).orElse(false) || enough, tip);
  }

  /** This course after a round that does not speak for it, empty when it ends with that. */
  Optional<AdviceState> unspoken(boolean seen, Instant now) {
    Instant newest = ClockRegression.notAfter(now, last);
    Duration silent = Duration.between(newest, now);
    boolean stays =
        given ? silent.compareTo(WITHDRAWN_AFTER) < 0 : !seen && silent.compareTo(GAP) < 0;
    return stays
        ? Optional.of(
            new AdviceState(since, newest, ClockRegression.notAfter(now, read), given, tip))
        : Optional.empty();
  }

  /** This course while an incident goes on that it does not fit, empty when none is kept. */
  Optional<AdviceState> frozen(Duration most, Instant now) {
    Instant then = ClockRegression.notAfter(now, read);
    return given && Duration.between(then, now).compareTo(most) < 0
        ? Optional.of(new AdviceState(since, now, then, true, tip))
        : Optional.empty();
  }
}
