package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.Alertmanager;
import io.github.flyteexporter.drill.ask.Prometheus;
import io.github.flyteexporter.drill.page.DrillLabels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a drill is to do.
 *
 * @param name of the recording
 * @param run what is different in each run
 * @param expected the alerts that must arrive; empty for those that the recording itself calls for
 * @param receivers those that each expected alert must reach, besides any other
 * @param alertmanagers all that are asked; an alert has arrived when one of them has it
 * @param timeout how long to wait for the first scrape, and at the end for the alerts to resolve
 * @param force whether to play although a real alert may be hidden or delayed meanwhile
 */
public record DrillPlan(
    String name,
    String run,
    DrillLabels labels,
    List<String> expected,
    List<String> receivers,
    List<Alertmanager> alertmanagers,
    Optional<Prometheus> prometheus,
    Duration timeout,
    boolean force) {
  /** The alert of every outage. */
  public static final String OUTAGE = "FlytePlatformImpaired";

  /** The alert of an exporter that can read nothing. */
  public static final String BLIND = "FlyteExporterBlind";

  public DrillPlan {
    expected = List.copyOf(expected);
    receivers = List.copyOf(receivers);
    alertmanagers = List.copyOf(alertmanagers);
  }

  /** The expected alerts as far as they are known before the recording is played. */
  List<String> known() {
    return expected.isEmpty() ? List.of(OUTAGE) : expected;
  }
}
