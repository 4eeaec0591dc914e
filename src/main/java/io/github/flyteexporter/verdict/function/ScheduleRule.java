package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.AdminQueries;
import io.github.flyteexporter.verdict.measure.ControlPlanePods;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.measure.Schedules;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observe.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Function {@code schedule}: impaired while Flyte's own scheduler fires and nothing comes of it,
 * and while its database is down: it reads its schedules there every 30 s. Where no schedule fires
 * nothing is said.
 */
public final class ScheduleRule implements FunctionRule {

  @Override
  public FunctionObservation judge(Scene scene, List<Observation> observations) {
    RoundView frame = scene.view();
    Duration together = scene.limits().time(Limit.FIRES_TOGETHER);
    double good = RoundQueries.increase(frame, together, "S:successful_execution_counter");
    double failed = RoundQueries.increase(frame, together, "S:failed_execution_counter");
    boolean present = false;
    Instant seen = Instant.MIN;
    for (SourceHistory history : frame.histories(ScrapeSamples.SOURCE)) {
      if (history
          .current()
          .filter(page -> page.samples().has("S:successful_execution_counter"))
          .isPresent()) {
        present = true;
        seen = history.newest().at().isAfter(seen) ? history.newest().at() : seen;
      }
    }
    if (ControlPlanePods.down(frame, Set.of("flytescheduler")) > 0 || Schedules.allOverdue(frame)) {
      return FunctionObservation.of(true, frame.now());
    }
    boolean blind = present && AdminQueries.databaseErrors(frame, scene.limits()) > 0;
    if (blind || (failed > 0 && good == 0)) {
      return FunctionObservation.of(true, seen);
    }
    return good > 0 ? FunctionObservation.of(false, seen) : FunctionObservation.NONE;
  }
}
