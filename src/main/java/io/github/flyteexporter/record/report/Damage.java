package io.github.flyteexporter.record.report;

import io.github.flyteexporter.record.bundle.RoundVerdict.Trouble;
import io.github.flyteexporter.verdict.incident.UnqueuedRuns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an incident cost: how many executions, and which ones. */
final class Damage {
  private static final int MOST_LOST = 30;
  private static final Duration AFTER = Duration.ofMinutes(2);

  private final Trouble incident;
  private final boolean flyte2;
  private final Story story;
  private final ReportOptions options;

  Damage(Trouble incident, boolean flyte2, Story story, ReportOptions options) {
    this.incident = incident;
    this.flyte2 = flyte2;
    this.story = story;
    this.options = options;
  }

  List<String> markdown() {
    List<String> lines = new ArrayList<>(List.of("| What | How many |", "|---|---|"));
    if (flyte2) {
      lines.add("| Runs that failed by the platform | " + number(incident.killed()) + " |");
      lines.add("| Runs accepted and never enqueued | " + number(incident.notEnqueued()) + " |");
      lines.add("| Triggers that were late | " + number(incident.missed()) + " |");
    } else {
      lines.add("| Workflows killed by the platform | " + number(incident.killed()) + " |");
      lines.add("| Executions that could not be created | " + number(incident.refused()) + " |");
      lines.add("| Schedules missed | " + number(incident.missed()) + " |");
    }
    lines.add("");
    lines.addAll(lostRuns());
    lines.addAll(lostExecutions());
    return lines;
  }

  /** Runs of a Flyte 2 that nothing starts any more, with what to do about them. */
  private List<String> lostRuns() {
    if (incident.lostRuns().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(UnqueuedRuns.WHAT_TO_DO, ""));
    incident.lostRuns().forEach(run -> lines.add("- `" + run.replace("`", "") + "`"));
    long more = incident.notEnqueued().orElse(0L) - incident.lostRuns().size();
    if (more > 0) {
      lines.add("- and " + more + " more");
    }
    lines.add("");
    return lines;
  }

  /** Those that were lost within it, or shortly after: what was cut off is noticed later. */
  private List<String> lostExecutions() {
    List<LostExecution> lost =
        story.lost().stream()
            .filter(one -> !one.at().isBefore(incident.since()))
            .filter(
                one -> !incident.end().filter(end -> one.at().isAfter(end.plus(AFTER))).isPresent())
            .toList();
    if (lost.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("Executions that were lost, as far as the recording shows them:");
    lines.add("");
    lost.stream().limit(MOST_LOST).forEach(one -> lines.add(one.markdown(options.console())));
    if (lost.size() > MOST_LOST) {
      lines.add("- and " + (lost.size() - MOST_LOST) + " more");
    }
    lines.add("");
    return lines;
  }

  private static String number(Optional<Long> number) {
    return number.map(String::valueOf).orElse("not known");
  }
}
