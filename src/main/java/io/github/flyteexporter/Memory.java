package io.github.flyteexporter;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.History;
import io.github.flyteexporter.signal.OwnSignals;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.Slots;
import io.github.flyteexporter.signal.State;
import io.github.flyteexporter.signal.Value;
import io.github.flyteexporter.signal.Values;
import io.github.flyteexporter.verdict.Judge;
import io.github.flyteexporter.verdict.JudgedValues;
import io.github.flyteexporter.verdict.Report;
import io.github.flyteexporter.verdict.Tuning;
import io.github.flyteexporter.verdict.TuningValues;
import io.github.flyteexporter.verdict.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one round hands to the next, and what it made; immutable. */
record Memory(
    State state, Verdict verdict, Tuning tuning, Report report, Values values, long signalErrors) {
  /** Before the first round. */
  static Memory empty(int slots) {
    return new Memory(
        State.empty(slots), Verdict.NONE, Tuning.NONE, Report.NONE, new Values(List.of()), 0);
  }

  /** After a round with these readings. */
  Memory after(List<Reading> readings, Instant now) {
    State next = state.and(readings);
    Frame frame = new Frame(next, now);
    Verdict judged = Judge.judge(verdict, frame);
    Tuning tuned = tuning.after(judged, frame);
    Signals signals = Signals.of(frame);
    long errors = signalErrors + signals.failed();
    Value counted = new Value(OwnSignals.SIGNAL_ERRORS, "", Labels.NONE, (double) errors);
    Values values =
        JudgedValues.of(judged, next.slots())
            .plus(TuningValues.of(tuned))
            .plus(signals.values())
            .plus(new Values(List.of(counted)));
    Report told = Report.of(judged, frame, tuned);
    return new Memory(next, judged, tuned, told, values, errors);
  }

  /**
   * What is left when only these sources are read and so many project-domains have series of their
   * own. Those that have a slot keep it, those that were dropped stay with the others: series are
   * never moved.
   */
  Memory with(Set<SourceId> sources, int slots) {
    Map<SourceId, History> histories = new TreeMap<>(state.histories());
    histories.keySet().retainAll(sources);
    Map<State.SourceError, Long> errors = new HashMap<>(state.errors());
    errors.keySet().removeIf(error -> !sources.contains(error.of()));
    Slots places = new Slots(slots, state.slots().taken(), state.slots().dropped());
    return new Memory(
        new State(
            histories, places, state.endings(), state.recent(), state.counts(), Map.copyOf(errors)),
        verdict,
        tuning,
        report,
        values,
        signalErrors);
  }
}
