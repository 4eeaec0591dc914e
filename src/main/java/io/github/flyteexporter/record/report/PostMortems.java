package io.github.flyteexporter.record.report;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.bundle.RoundVerdict.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The drafts of post-mortems of all incidents in a recording. */
public final class PostMortems {
  /** So much before an incident belongs to its story. */
  private static final Duration BEFORE = Duration.ofMinutes(15);

  private static final Duration AFTER = Duration.ofMinutes(2);

  private PostMortems() {}

  /**
   * A post-mortem for each incident, in Markdown.
   *
   * @param name of the recording
   */
  public static String markdown(String name, Story story, ReportOptions options) {
    List<RoundVerdict> rounds = story.rounds();
    Map<Instant, Trouble> incidents = new LinkedHashMap<>();
    rounds.forEach(round -> round.incident().ifPresent(one -> incidents.put(one.since(), one)));
    Instant start = rounds.get(0).at();
    incidents.values().removeIf(one -> one.end().filter(start::isAfter).isPresent());
    if (incidents.isEmpty()) {
      return "# No incident in "
          + name
          + "\n\nNo function was impaired from "
          + start
          + " to "
          + rounds.get(rounds.size() - 1).at()
          + ".\n\n```text\n"
          + String.join("\n", Bars.of(rounds))
          + "\n```\n"
          + options.picture().map(file -> "\n" + picture(file) + "\n").orElse("");
    }
    return incidents.values().stream()
        .map(one -> new PostMortem(around(rounds, one), one, story, options).markdown())
        .collect(Collectors.joining("\n"));
  }

  static String picture(String file) {
    return "![How each function of Flyte stood over time](" + file.replace(" ", "%20") + ")";
  }

  private static List<RoundVerdict> around(List<RoundVerdict> rounds, Trouble incident) {
    Instant from = incident.since().minus(BEFORE);
    List<RoundVerdict> around =
        rounds.stream()
            .filter(one -> !one.at().isBefore(from))
            .filter(
                one -> !incident.end().filter(end -> one.at().isAfter(end.plus(AFTER))).isPresent())
            .toList();
    return around.isEmpty() ? rounds : around;
  }
}
