package io.github.flyteexporter.status;

import io.github.flyteexporter.status.FunctionDay.Stretch;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last 24 hours of a history as of a moment.
 *
 * @param now the moment
 * @param functions each function that is shown, in the order of {@link PlatformFunction}
 * @param incidents those that had not ended before, the newest first
 */
public record StatusDay(Instant now, List<FunctionDay> functions, List<StatusIncident> incidents) {
  /** 24 hours, whatever clocks are set to in summer. */
  public static final Duration LENGTH = Duration.ofHours(24);

  public StatusDay {
    functions = List.copyOf(functions);
    incidents = List.copyOf(incidents);
  }

  /**
   * The day before a moment.
   *
   * @param observed whether the newest entry holds until then
   */
  public static StatusDay of(StatusHistory history, Instant now, boolean observed) {
    Instant begin = now.minus(LENGTH);
    List<StatusPeriod> periods = new ArrayList<>(history.periods());
    if (observed && !periods.isEmpty()) {
      periods.add(periods.remove(periods.size() - 1).until(now));
    }
    return new StatusDay(
        now,
        Stream.of(PlatformFunction.values())
            .filter(StatusEntry.SHOWN::contains)
            .map(
                one ->
                    new FunctionDay(
                        one,
                        history
                            .last()
                            .filter(last -> observed)
                            .map(last -> last.functions().get(one))
                            .orElse(FunctionStatus.NOT_OBSERVED),
                        stretches(one, periods, begin, now)))
            .toList(),
        history.incidents().stream()
            .filter(one -> one.until().isAfter(begin) && one.since().isBefore(now))
            .toList());
  }

  /** How long Flyte was observed in these 24 hours. */
  public Duration observed() {
    return LENGTH.minus(functions.get(0).total(FunctionStatus.NOT_OBSERVED));
  }

  private static List<Stretch> stretches(
      PlatformFunction function, List<StatusPeriod> periods, Instant begin, Instant now) {
    List<Stretch> all = new ArrayList<>();
    Instant end = begin;
    for (StatusPeriod one : periods) {
      Instant from = one.from().isBefore(begin) ? begin : one.from();
      Instant to = one.to().isAfter(now) ? now : one.to();
      if (from.isBefore(to)) {
        add(all, new Stretch(end, from, FunctionStatus.NOT_OBSERVED));
        add(all, new Stretch(from, to, one.functions().get(function)));
        end = to;
      }
    }
    add(all, new Stretch(end, now, FunctionStatus.NOT_OBSERVED));
    return all;
  }

  /** Adds a stretch, to the one before where that has the same status. */
  private static void add(List<Stretch> all, Stretch next) {
    if (!next.from().isBefore(next.to())) {
      return;
    }
    int last = all.size() - 1;
    if (last >= 0 && all.get(last).status() == next.status()) {
      all.set(last, new Stretch(all.get(last).from(), next.to(), next.status()));
    } else {
      all.add(next);
    }
  }
}
