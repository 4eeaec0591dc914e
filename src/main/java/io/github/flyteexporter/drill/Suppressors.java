package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.Alertmanager;
import io.github.flyteexporter.drill.ask.AskException;
import io.github.flyteexporter.drill.ask.ReceivedAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names the alerts that inhibit one; Alertmanager only gives their fingerprints. */
final class Suppressors {
  private Suppressors() {}

  static String names(DrillPlan plan, Watch watch, ReceivedAlert inhibited) {
    List<ReceivedAlert> own =
        watch.arrivals().stream().flatMap(arrival -> arrival.newest().stream()).toList();
    Set<String> names = new TreeSet<>();
    for (String fingerprint : inhibited.inhibitedBy()) {
      names.add(
          Stream.concat(own.stream(), others(plan).stream())
              .filter(alert -> alert.fingerprint().equals(fingerprint))
              .map(ReceivedAlert::name)
              .findFirst()
              .orElse("an alert that has ended"));
    }
    return String.join(", ", names);
  }

  private static List<ReceivedAlert> others(DrillPlan plan) {
    List<ReceivedAlert> all = new ArrayList<>();
    for (Alertmanager alertmanager : plan.alertmanagers()) {
      try {
        all.addAll(alertmanager.alerts(""));
      } catch (AskException e) {
        // only a name is missing then
      }
    }
    return all;
  }
}
