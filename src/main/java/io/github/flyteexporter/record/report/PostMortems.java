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
   * @param rounds all of the recording, oldest first, at least one
   * @param looks all of the recording
   * @param alertFor how long a function must be impaired until {@code FlytePlatformImpaired} fires
   */
  public static String markdown(
      String name, List<RoundVerdict> rounds, List<Looked> looks, Duration alertFor) {
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
          + "\n```\n";
    }
    return incidents.values().stream()
        .map(one -> new PostMortem(around(rounds, one), one, looks, alertFor).markdown())
        .collect(Collectors.joining("\n"));
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
