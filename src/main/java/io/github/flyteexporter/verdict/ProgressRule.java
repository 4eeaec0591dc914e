package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.History;
import io.github.flyteexporter.signal.Leading;
import io.github.flyteexporter.signal.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Function {@code progress}: a propeller that leads and has work is stuck when it does less than
 * half of the rounds it owes, or has all workers busy and a growing queue for long; one stuck
 * propeller impairs the function, and so does one that does not run or lead. An idle platform
 * works.
 */
final class ProgressRule implements FunctionRule {
  /** The progress of every propeller that leads and was read twice, by target. */
  static Map<String, Progress> byTarget(Frame frame) {
    Map<String, Progress> all = new TreeMap<>();
    for (History history : frame.of(State.SCRAPE)) {
      if (history.current().filter(page -> leads(frame, page)).isPresent()
          && history.latest().isPresent()) {
        all.put(history.newest().of().target(), Progress.over(history.spans()));
      }
    }
    return all;
  }

  @Override
  public Opinion judge(Frame frame) {
    Map<String, Progress> propellers = byTarget(frame);
    List<Instant> seen =
        frame.pages().stream()
            .filter(page -> leads(frame, page))
            .map(Reading::at)
            .sorted()
            .toList();
    if (NotRunningCause.propellersDown(frame) > 0 || nobodyLeads(frame)) {
      return Opinion.of(true, frame.now());
    }
    if (propellers.isEmpty() || seen.isEmpty()) {
      return Opinion.NONE;
    }
    boolean stuck =
        propellers.entrySet().stream()
            .anyMatch(
                propeller ->
                    propeller.getValue().stuck()
                        || Saturation.of(frame, propeller.getKey()).lasts());
    return new Opinion(Optional.of(stuck), seen.get(seen.size() - 1));
  }

  /** With leader election, a lease that nobody renews is work that nobody does. */
  private static boolean nobodyLeads(Frame frame) {
    return NoLeaderCause.unheld(frame) > 0
        && frame.pages().stream().noneMatch(page -> leads(frame, page));
  }

  static boolean leads(Frame frame, Reading page) {
    return Leading.leads(frame, page).orElse(false);
  }
}
