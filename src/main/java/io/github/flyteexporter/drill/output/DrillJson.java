package io.github.flyteexporter.drill.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.drill.Arrival;
import io.github.flyteexporter.drill.DrillReport;
import io.github.flyteexporter.drill.ask.ReceivedAlert;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** The report for programs. */
public final class DrillJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DrillJson() {}

  /** The whole report as one object. */
  public static String of(DrillReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("drill", report.plan().name());
    root.put("run", report.plan().run());
    root.set("labels", JSON.valueToTree(report.plan().labels().all()));
    root.put("arrived", report.exitCode() == 0);
    root.put("outageSeconds", report.outage().toSeconds());
    for (Arrival arrival : DrillText.rows(report)) {
      alert(root.withArray("/alerts").addObject(), report, arrival);
    }
    report
        .links()
        .forEach(
            result ->
                root.withArray("/links")
                    .addObject()
                    .put("link", result.link().label())
                    .put("state", result.state().label())
                    .put("seen", result.seen())
                    .put("action", result.action()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void alert(ObjectNode node, DrillReport report, Arrival arrival) {
    node.put("alertname", arrival.name());
    node.put("expected", report.expected().contains(arrival.name()));
    node.put("state", DrillText.state(arrival));
    node.put("prometheusSeconds", seconds(arrival.firing()));
    node.put("alertmanagerSeconds", seconds(arrival.received()));
    texts(node, "alertmanagers", arrival.servers());
    Optional<ReceivedAlert> newest = arrival.newest();
    newest.ifPresent(
        alert -> {
          texts(node, "receivers", alert.receivers());
          texts(node, "silencedBy", alert.silencedBy());
          texts(node, "inhibitedBy", alert.inhibitedBy());
          texts(node, "mutedBy", alert.mutedBy());
        });
    node.put("resolved", newest.isPresent() && !arrival.open());
  }

  private static Long seconds(Optional<Duration> time) {
    return time.map(Duration::toSeconds).orElse(null);
  }

  private static void texts(ObjectNode node, String name, Collection<String> texts) {
    texts.forEach(node.putArray(name)::add);
  }
}
