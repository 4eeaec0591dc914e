package io.github.flyteexporter.replay;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.record.report.Moment;
import io.github.flyteexporter.signal.state.ReadingInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What happens in a recording beside what is said: processes restart, sources fail and return. */
final class RecordedEvents {
  /** In seconds: by so much one process's start differs from round to round. */
  private static final double SAME = 2;

  private final Map<SourceId, Double> starts = new HashMap<>();
  private final Map<SourceId, Boolean> failing = new HashMap<>();

  /** What these readings show that those before did not. */
  List<Moment> in(Instant now, List<Reading> readings) {
    List<Moment> moments = new ArrayList<>();
    for (Reading reading : readings) {
      if (!reading.isNotYet()) {
        source(now, reading, moments);
      }
      OptionalDouble start = reading.samples().sum(ReadingInterval.PROCESS_START);
      if (start.isPresent()) {
        Double before = starts.put(reading.id(), start.getAsDouble());
        if (before != null && Math.abs(before - start.getAsDouble()) > SAME) {
          moments.add(new Moment(now, name(reading) + " was restarted."));
        }
      }
    }
    return moments;
  }

  private void source(Instant now, Reading reading, List<Moment> moments) {
    Boolean before = failing.put(reading.id(), !reading.ok());
    if (before != null && before == reading.ok()) {
      moments.add(
          new Moment(
              now,
              reading.ok()
                  ? "Source " + name(reading) + " is read again."
                  : "Source " + name(reading) + " cannot be read any more."));
    }
  }

  private static String name(Reading reading) {
    return "`" + reading.id().source() + "/" + reading.id().target() + "`";
  }
}
