package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.History;
import io.github.flyteexporter.signal.State;
import java.time.Duration;
import java.time.Instant;

/**
 * Function {@code schedule}: impaired while Flyte's own scheduler fires and nothing comes of it,
 * and while its database is down: it reads its schedules there every 30 s. Where no schedule fires
 * nothing is said.
 */
final class ScheduleRule implements FunctionRule {
  private static final Duration LATELY = Duration.ofSeconds(90);

  @Override
  public Opinion judge(Frame frame) {
    double good = Witnesses.increase(frame, LATELY, "S:successful_execution_counter");
    double failed = Witnesses.increase(frame, LATELY, "S:failed_execution_counter");
    boolean present = false;
    Instant seen = Instant.MIN;
    for (History history : frame.of(State.SCRAPE)) {
      if (history
          .current()
          .filter(page -> page.samples().has("S:successful_execution_counter"))
          .isPresent()) {
        present = true;
        seen = history.newest().at().isAfter(seen) ? history.newest().at() : seen;
      }
    }
    boolean blind = present && DatabaseCause.failing(frame);
    if (blind || (failed > 0 && good == 0)) {
      return Opinion.of(true, seen);
    }
    return good > 0 ? Opinion.of(false, seen) : Opinion.NONE;
  }
}
