package io.github.flyteexporter.replay;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.report.Looked;
import io.github.flyteexporter.runtime.RoundState;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.state.ProjectDomainSlots;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What was said in each round of a recording, and the looks of each: by the exporter that recorded
 * it, or, where it holds no verdicts, by this one.
 */
public record RecordedRounds(List<RoundVerdict> verdicts, List<Looked> looks) {
  public RecordedRounds {
    verdicts = List.copyOf(verdicts);
    looks = List.copyOf(looks);
  }

  /**
   * Plays a recording in no time.
   *
   * @throws IOException when a verdict in it cannot be read
   */
  public static RecordedRounds of(Recording recording) throws IOException {
    AtomicReference<Instant> wall = new AtomicReference<>(recording.start());
    ReplayClock clock = new ReplayClock(wall::get, recording.length(), 1);
    List<Source> sources =
        new RecordingSources(recording, clock, Catalogue.names())
            .sources(RecordingSources.Runner.DIRECT);
    List<RoundVerdict> verdicts = new ArrayList<>();
    List<Looked> looks = new ArrayList<>();
    RoundState state = RoundState.empty(ProjectDomainSlots.DEFAULT_LIMIT);
    for (Snapshot tick : recording.ticks()) {
      Instant now = recording.start().plus(tick.at());
      wall.set(now);
      List<Reading> readings = sources.stream().map(source -> source.read().result()).toList();
      looks.addAll(Looked.in(now, readings));
      if (tick.has(RoundVerdict.FILE)) {
        verdicts.add(RoundVerdict.read(tick.open(RoundVerdict.FILE)));
      } else {
        state = state.after(readings, now);
        verdicts.add(RoundVerdict.of(now, state.verdict(), state.report()));
      }
    }
    return new RecordedRounds(verdicts, looks);
  }
}
