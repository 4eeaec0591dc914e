package io.github.flyteexporter.runtime;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.SignalError;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.github.flyteexporter.signal.state.ProjectDomainSlots;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.Judge;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.report.VerdictMetrics;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.verdict.tuning.Tuning;
import io.github.flyteexporter.verdict.tuning.TuningValues;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The state after a round and what the round yielded; immutable.
 *
 * @param errors the signals that threw in this round
 * @param errorCount how many signals threw in all rounds so far
 */
public record RoundState(
    State state,
    Verdict verdict,
    Tuning tuning,
    VerdictReport report,
    Values values,
    List<SignalError> errors,
    long errorCount) {
  /** The state before the first round. */
  public static RoundState empty(int slots) {
    return new RoundState(
        State.empty(slots),
        Verdict.NONE,
        Tuning.NONE,
        VerdictReport.NONE,
        new Values(List.of()),
        List.of(),
        0);
  }

  /** The state after a round with these readings. */
  public RoundState after(List<Reading> readings, Instant now) {
    State next = state.next(readings);
    RoundView frame = new RoundView(next, now);
    Verdict judged = Judge.judge(verdict, frame);
    Tuning tuned = tuning.after(judged, frame);
    Signals signals = Signals.of(frame);
    long count = errorCount + signals.errors().size();
    Values values =
        VerdictMetrics.of(judged, next.slots())
            .plus(VerdictMetrics.of(frame))
            .plus(TuningValues.of(tuned))
            .plus(signals.values())
            .plus(new Values(List.of(errors(count))));
    VerdictReport nextReport = VerdictReport.of(judged, frame, tuned).after(report);
    return new RoundState(next, judged, tuned, nextReport, values, signals.errors(), count);
  }

  /** The state after a round that is not judged: another exporter reads Flyte itself. */
  RoundState counted(List<Reading> readings, Instant now) {
    State next = state.next(readings);
    Signals signals = Signals.of(new RoundView(next, now));
    long count = errorCount + signals.errors().size();
    Values values = signals.values().plus(new Values(List.of(errors(count))));
    return new RoundState(next, verdict, tuning, report, values, signals.errors(), count);
  }

  private static Value errors(long count) {
    return new Value(OwnSignals.SIGNAL_ERRORS, "", Labels.NONE, (double) count);
  }

  /** The sources that failed in the last round. */
  Set<SourceId> failing() {
    return state.histories().entrySet().stream()
        .filter(entry -> !entry.getValue().newest().ok())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * This state without sources that are not read any more, and with so many slots for
   * project-domains. Those that have a slot keep it, those that were dropped stay with the others:
   * series never move.
   */
  RoundState with(Set<SourceId> sources, int slots) {
    Map<SourceId, SourceHistory> histories = new TreeMap<>(state.histories());
    histories.keySet().retainAll(sources);
    Map<State.SourceError, Long> failedReads = new HashMap<>(state.errors());
    failedReads.keySet().removeIf(error -> !sources.contains(error.source()));
    ProjectDomainSlots places = state.slots().withLimit(slots);
    return new RoundState(
        new State(
            histories,
            places,
            state.finished(),
            state.recent(),
            state.counts(),
            Map.copyOf(failedReads)),
        verdict,
        tuning,
        report,
        values,
        errors,
        errorCount);
  }
}
