package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.Judge;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.verdict.tuning.Tuning;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** What the judgement says of an invented Flyte 2, round by round. */
final class Flyte2Scenario {
  private static final double HEALTHY = 90;

  private final InventedFlyte2 flyte;
  private final double interval;
  private final BiPredicate<SourceId, Integer> lost;
  private State state = State.empty(20);
  private Verdict verdict = Verdict.NONE;
  private RoundView view;
  private int round;

  /** All that was ever impaired, and all first causes. */
  final Set<PlatformFunction> impaired = EnumSet.noneOf(PlatformFunction.class);

  final Set<Cause> said = EnumSet.noneOf(Cause.class);

  /** Whether an unknown cause left no name. */
  boolean bare;

  private Flyte2Scenario(double interval, BiPredicate<SourceId, Integer> lost) {
    this.flyte = new InventedFlyte2(interval);
    this.interval = interval;
    this.lost = lost;
    go(HEALTHY, moment -> {});
  }

  /** One that was healthy for a while, read each so many seconds. */
  static Flyte2Scenario each(double interval) {
    return new Flyte2Scenario(interval, (source, round) -> false);
  }

  /** The same where these readings fail. */
  static Flyte2Scenario losing(BiPredicate<SourceId, Integer> lost) {
    return new Flyte2Scenario(10, lost);
  }

  /** So many seconds in which each moment is changed like this. */
  Flyte2Scenario go(double seconds, Consumer<Flyte2Moment> change) {
    for (double passed = 0; passed < seconds; passed += interval) {
      Flyte2Moment moment = flyte.next();
      change.accept(moment);
      round++;
      List<Reading> readings =
          flyte.readings(moment).stream()
              .map(reading -> lost.test(reading.id(), round) ? failed(reading) : reading)
              .toList();
      state = state.next(readings);
      view = new RoundView(state, flyte.now());
      verdict = Judge.judge(verdict, view);
      verdict.functions().forEach(this::remember);
      verdict.cause().ifPresent(said::add);
      bare |= verdict.cause().equals(Optional.of(Cause.UNKNOWN)) && verdict.remaining().isEmpty();
    }
    return this;
  }

  private void remember(PlatformFunction function, FunctionState standing) {
    if (standing.status() == Status.IMPAIRED) {
      impaired.add(function);
    }
  }

  private static Reading failed(Reading reading) {
    return Reading.failed(
        reading.id(),
        reading.at(),
        reading.took(),
        new Failure(Failure.Reason.OTHER, "lost on purpose"));
  }

  Verdict verdict() {
    return verdict;
  }

  /** What is reported now, in sentences. */
  VerdictReport report() {
    return VerdictReport.of(verdict, view, Tuning.NONE);
  }
}
