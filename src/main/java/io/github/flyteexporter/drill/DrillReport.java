package io.github.flyteexporter.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of a drill.
 *
 * @param outage how long the page showed an outage
 * @param expected the alerts that had to arrive
 * @param arrivals all alerts of the drill that were seen
 * @param links of the chain, up to the first that is broken
 */
public record DrillReport(
    DrillPlan plan,
    Duration outage,
    List<String> expected,
    List<Arrival> arrivals,
    List<LinkResult> links) {
  public DrillReport {
    expected = List.copyOf(expected);
    arrivals = List.copyOf(arrivals);
    links = List.copyOf(links);
  }

  /** The link that is broken, empty when the chain is whole. */
  public Optional<LinkResult> broken() {
    return links.stream().filter(LinkResult::isBroken).findFirst();
  }

  /** 0 when all expected alerts came to a receiver that sends, otherwise 1. */
  public int exitCode() {
    return broken().isEmpty() ? 0 : 1;
  }
}
