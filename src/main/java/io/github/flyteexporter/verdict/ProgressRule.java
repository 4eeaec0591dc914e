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
 * half of the rounds it owes; one stuck propeller impairs the function. An idle platform works.
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
    if (propellers.isEmpty() || seen.isEmpty()) {
      return Opinion.NONE;
    }
    return new Opinion(
        Optional.of(propellers.values().stream().anyMatch(Progress::stuck)),
        seen.get(seen.size() - 1));
  }

  private static boolean leads(Frame frame, Reading page) {
    return Leading.leads(frame, page).orElse(false);
  }
}
