package io.github.flyteexporter.drill.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One Alertmanager, by its API v2. */
public record Alertmanager(Server server) {
  /**
   * Its configuration as it runs.
   *
   * @throws AskException when it does not answer
   */
  public AlertmanagerConfig config() throws AskException {
    JsonNode status = server.json("/api/v2/status");
    if (!status.path("config").has("original")) {
      throw new AskException(server.name() + ", /api/v2/status: this is no Alertmanager");
    }
    return AlertmanagerConfig.parse(status.path("config").path("original").asText());
  }

  /**
   * All alerts that have not ended, also those that are not sent.
   *
   * @param matcher such as {@code namespace="flyte-drill"}; empty for all
   * @throws AskException when it does not answer
   */
  public List<ReceivedAlert> alerts(String matcher) throws AskException {
    String query = matcher.isEmpty() ? "" : "?filter=" + Server.encoded(matcher);
    List<ReceivedAlert> alerts = new ArrayList<>();
    server.json("/api/v2/alerts" + query).forEach(one -> alerts.add(ReceivedAlert.of(one)));
    return alerts;
  }

  /**
   * The groups in which it sends the alerts that match, one or more for each receiver.
   *
   * @throws AskException when it does not answer
   */
  public List<Group> groups(String matcher) throws AskException {
    List<Group> groups = new ArrayList<>();
    JsonNode all = server.json("/api/v2/alerts/groups?filter=" + Server.encoded(matcher));
    for (JsonNode group : all) {
      List<ReceivedAlert> alerts = new ArrayList<>();
      group.path("alerts").forEach(one -> alerts.add(ReceivedAlert.of(one)));
      Set<String> labels = ReceivedAlert.labels(group.path("labels")).keySet();
      groups.add(new Group(List.copyOf(labels), alerts));
    }
    return groups;
  }

  /**
   * A group of alerts.
   *
   * @param labels the names of the labels that are the same in all of them
   */
  public record Group(List<String> labels, List<ReceivedAlert> alerts) {}

  /**
   * How many notifications it tried to send so far and how many of them failed, by integration.
   *
   * @throws AskException when it does not answer
   */
  public Notifications notifications() throws AskException {
    return Notifications.parse(server.text("/metrics"));
  }
}
