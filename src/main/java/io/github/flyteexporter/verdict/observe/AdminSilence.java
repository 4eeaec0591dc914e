package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether flyteadmin's process leaves us without an answer. */
public final class AdminSilence {
  private AdminSilence() {}

  /** Whether it took our connections and answered none of what it needs no other component for. */
  public static boolean hung(RoundView view) {
    List<Look> own = own(view);
    return !own.isEmpty() && own.stream().allMatch(look -> look.outcome() == LookOutcome.HUNG);
  }

  /** Whether it answered nothing, connected or not. */
  public static boolean silent(RoundView view) {
    List<Look> own = own(view);
    return !own.isEmpty() && own.stream().noneMatch(Look::ok);
  }

  /** Whether it answered something in this round. */
  public static boolean answers(RoundView view) {
    return own(view).stream().anyMatch(Look::ok);
  }

  /** Our calls that flyteadmin answers without its dependencies. */
  static List<Look> own(RoundView view) {
    return own(history(view).flatMap(SourceHistory::current));
  }

  /** The same as they were answered last, within this time. */
  static List<Look> lately(RoundView view, Duration time) {
    return own(
        history(view)
            .flatMap(SourceHistory::lastGood)
            .filter(reading -> reading.at().isAfter(view.now().minus(time))));
  }

  private static Optional<SourceHistory> history(RoundView view) {
    return Optional.ofNullable(view.state().histories().get(LookSamples.FLYTEADMIN));
  }

  private static List<Look> own(Optional<Reading> reading) {
    return reading.map(Look::in).orElse(List.of()).stream()
        .filter(look -> LookSamples.NEED_NOTHING.contains(look.call()))
        .toList();
  }
}
