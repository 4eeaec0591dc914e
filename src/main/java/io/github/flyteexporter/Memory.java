package io.github.flyteexporter;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.OwnSignals;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.State;
import io.github.flyteexporter.signal.Value;
import io.github.flyteexporter.signal.Values;
import io.github.flyteexporter.verdict.Judge;
import io.github.flyteexporter.verdict.JudgedValues;
import io.github.flyteexporter.verdict.Verdict;
import java.time.Instant;
import java.util.List;

/** What one round hands to the next, and what it made; immutable. */
record Memory(State state, Verdict verdict, Values values, long signalErrors) {
  /** Before the first round. */
  static Memory empty(int slots) {
    return new Memory(State.empty(slots), Verdict.NONE, new Values(List.of()), 0);
  }

  /** After a round with these readings. */
  Memory after(List<Reading> readings, Instant now) {
    State next = state.and(readings);
    Frame frame = new Frame(next, now);
    Verdict judged = Judge.judge(verdict, frame);
    Signals signals = Signals.of(frame);
    long errors = signalErrors + signals.failed();
    Value counted = new Value(OwnSignals.SIGNAL_ERRORS, "", Labels.NONE, (double) errors);
    Values values =
        JudgedValues.of(judged, next.slots())
            .plus(signals.values())
            .plus(new Values(List.of(counted)));
    return new Memory(next, judged, values, errors);
  }
}
