package io.github.flyteexporter.replay;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.report.Looked;
import io.github.flyteexporter.record.report.Moment;
import io.github.flyteexporter.record.report.Story;
import io.github.flyteexporter.runtime.RoundState;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.state.ProjectDomainSlots;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Plays a recording in no time for what it tells: what was said in each round, by the exporter that
 * recorded it, or, where it holds no verdicts, by this one; and what happened beside that.
 */
public final class RecordedRounds {
  private RecordedRounds() {}

  /**
   * What a recording tells.
   *
   * @throws IOException when a verdict or an object in it cannot be read
   */
  public static Story of(Recording recording) throws IOException {
    AtomicReference<Instant> wall = new AtomicReference<>(recording.start());
    ReplayClock clock = new ReplayClock(wall::get, recording.length(), 1);
    List<Source> sources =
        new RecordingSources(recording, clock, Catalogue.names())
            .sources(RecordingSources.Runner.DIRECT);
    List<RoundVerdict> verdicts = new ArrayList<>();
    List<Looked> looks = new ArrayList<>();
    List<Moment> events = new ArrayList<>();
    RecordedLosses losses = new RecordedLosses();
    RecordedEvents changes = new RecordedEvents();
    RoundState state = RoundState.empty(ProjectDomainSlots.DEFAULT_LIMIT);
    for (Snapshot tick : recording.ticks()) {
      Instant now = recording.start().plus(tick.at());
      wall.set(now);
      List<Reading> readings = sources.stream().map(source -> source.read().result()).toList();
      looks.addAll(Looked.in(now, readings));
      events.addAll(changes.in(now, readings));
      losses.look(now, readings);
      if (tick.has(RoundVerdict.FILE)) {
        verdicts.add(RoundVerdict.read(tick.open(RoundVerdict.FILE)));
      } else {
        state = state.after(readings, now);
        verdicts.add(RoundVerdict.of(now, state.verdict(), state.report()));
      }
    }
    return new Story(verdicts, looks, events, losses.all(recording));
  }
}
