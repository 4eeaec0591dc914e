package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the exporter's own calls to the targets of an invented Flyte see in one round. */
final class RoundLooks {
  private final Map<SourceId, Map<Look, String>> looks = new LinkedHashMap<>();

  /** What we see of a target ourselves. */
  void look(SourceId of, LookOutcome outcome, double seconds, String... calls) {
    looks.put(of, new LinkedHashMap<>());
    also(of, outcome, seconds, calls);
  }

  void also(SourceId of, LookOutcome outcome, double seconds, String... calls) {
    looks.get(of).keySet().removeIf(one -> List.of(calls).contains(one.call()));
    for (String call : calls) {
      Duration took = Duration.ofMillis(Math.round(seconds * 1_000));
      LookPhase phase =
          switch (outcome) {
            case OK, ERROR, DENIED -> LookPhase.STATUS;
            case DNS -> LookPhase.DNS;
            case TLS -> LookPhase.TLS;
            default -> LookPhase.CONNECT;
          };
      looks.get(of).put(new Look(call, outcome, phase, "", took), "");
    }
  }

  void noLook(SourceId of) {
    looks.remove(of);
  }

  List<Reading> readings(Instant now) {
    List<Reading> readings = new ArrayList<>();
    looks.forEach((of, seen) -> readings.add(Look.reading(of, now, seen)));
    return readings;
  }
}
