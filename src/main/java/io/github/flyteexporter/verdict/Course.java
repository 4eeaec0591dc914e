package io.github.flyteexporter.verdict;

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
record Course(Instant since, Instant last, Instant read, boolean given, Tip tip) {
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
  static Course spoken(Optional<Course> before, Instant at, Duration sustained, Tip tip) {
    Instant first = before.map(Course::since).filter(since -> !since.isAfter(at)).orElse(at);
    boolean enough = Duration.between(first, at).compareTo(sustained) >= 0;
    return new Course(first, at, at, before.map(Course::given).orElse(false) || enough, tip);
  }

  /** This course after a round that does not speak for it, empty when it ends with that. */
  Optional<Course> unspoken(boolean seen, Instant now) {
    Instant newest = SetBack.notAfter(now, last);
    Duration silent = Duration.between(newest, now);
    boolean stays =
        given ? silent.compareTo(WITHDRAWN_AFTER) < 0 : !seen && silent.compareTo(GAP) < 0;
    return stays
        ? Optional.of(new Course(since, newest, SetBack.notAfter(now, read), given, tip))
        : Optional.empty();
  }

  /** This course while an incident goes on that it does not fit, empty when none is kept. */
  Optional<Course> frozen(Duration most, Instant now) {
    Instant then = SetBack.notAfter(now, read);
    return given && Duration.between(then, now).compareTo(most) < 0
        ? Optional.of(new Course(since, now, then, true, tip))
        : Optional.empty();
  }
}
