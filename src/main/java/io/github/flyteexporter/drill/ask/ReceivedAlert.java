package io.github.flyteexporter.drill.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alert as Alertmanager's API shows it.
 *
 * @param receivers the names of the receivers that its routes lead to
 * @param inhibitedBy the fingerprints of the alerts that inhibit it
 * @param silencedBy the ids of the silences
 * @param mutedBy the names of the time intervals; Alertmanager 0.28 and newer say them, in groups
 */
public record ReceivedAlert(
    String fingerprint,
    Map<String, String> labels,
    String firstAction,
    List<String> receivers,
    List<String> inhibitedBy,
    List<String> silencedBy,
    List<String> mutedBy) {
  static ReceivedAlert of(JsonNode alert) {
    JsonNode status = alert.path("status");
    List<String> receivers = new ArrayList<>();
    alert.path("receivers").forEach(one -> receivers.add(one.path("name").asText()));
    return new ReceivedAlert(
        alert.path("fingerprint").asText(),
        labels(alert.path("labels")),
        alert.path("annotations").path("first_action").asText(),
        List.copyOf(receivers),
        texts(status.path("inhibitedBy")),
        texts(status.path("silencedBy")),
        texts(status.path("mutedBy")));
  }

  static Map<String, String> labels(JsonNode node) {
    Map<String, String> labels = new TreeMap<>();
    node.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(one -> texts.add(one.asText()));
    return List.copyOf(texts);
  }

  /** This alert with the time intervals that mute it in each of these groups that it is in. */
  public ReceivedAlert in(List<Alertmanager.Group> groups) {
    List<List<String>> muted =
        groups.stream()
            .flatMap(group -> group.alerts().stream())
            .filter(alert -> alert.fingerprint.equals(fingerprint))
            .map(ReceivedAlert::mutedBy)
            .toList();
    List<String> all =
        muted.stream().anyMatch(List::isEmpty)
            ? List.of()
            : muted.stream().flatMap(List::stream).distinct().toList();
    return new ReceivedAlert(
        fingerprint, labels, firstAction, receivers, inhibitedBy, silencedBy, all);
  }

  /** The alert's name. */
  public String name() {
    return labels.getOrDefault("alertname", "");
  }

  /** Whether nothing keeps Alertmanager from sending it. */
  public boolean isActive() {
    return inhibitedBy.isEmpty() && silencedBy.isEmpty() && mutedBy.isEmpty();
  }
}
