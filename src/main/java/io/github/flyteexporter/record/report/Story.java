package io.github.flyteexporter.record.report;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import java.util.List;

/**
 * What a recording tells.
 *
 * @param rounds what was said in each, oldest first, at least one
 * @param looks how direct looks ended
 * @param events what happened beside that: restarts, sources that failed
 * @param lost executions that the platform lost
 */
public record Story(
    List<RoundVerdict> rounds, List<Looked> looks, List<Moment> events, List<LostExecution> lost) {
  public Story {
    rounds = List.copyOf(rounds);
    looks = List.copyOf(looks);
    events = List.copyOf(events);
    lost = List.copyOf(lost);
  }
}
