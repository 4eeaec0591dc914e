package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.Progress;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.measure.Saturation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Function {@code progress}: a propeller that leads and has work is stuck when it does less than
 * half of the rounds it owes, or has all workers busy and a growing queue for long; one stuck
 * propeller impairs the function, and so does one that does not run or lead. An idle platform
 * works.
 */
public final class ProgressRule implements FunctionRule {

  @Override
  public FunctionObservation judge(RoundView frame) {
    Map<String, Progress> propellers = PropellerQueries.byTarget(frame);
    List<Instant> seen =
        frame.pages().stream()
            .filter(page -> PropellerQueries.leads(frame, page))
            .map(Reading::at)
            .sorted()
            .toList();
    if (PropellerQueries.propellersDown(frame) > 0 || PropellerQueries.nobodyLeads(frame)) {
      return FunctionObservation.of(true, frame.now());
    }
    if (propellers.isEmpty() || seen.isEmpty()) {
      return FunctionObservation.NONE;
    }
    boolean stuck =
        propellers.entrySet().stream()
            .anyMatch(
                propeller ->
                    propeller.getValue().stuck()
                        || Saturation.of(frame, propeller.getKey()).lasts());
    return new FunctionObservation(Optional.of(stuck), seen.get(seen.size() - 1));
  }
}
