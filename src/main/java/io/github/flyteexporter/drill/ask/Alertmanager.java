package io.github.flyteexporter.drill.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

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
   * By which labels it groups the alerts that match: the names of each group.
   *
   * @throws AskException when it does not answer
   */
  public List<List<String>> groupLabels(String matcher) throws AskException {
    List<List<String>> groups = new ArrayList<>();
    JsonNode all = server.json("/api/v2/alerts/groups?filter=" + Server.encoded(matcher));
    for (JsonNode group : all) {
      groups.add(List.copyOf(ReceivedAlert.labels(group.path("labels")).keySet()));
    }
    return groups;
  }

  /**
   * How many notifications it tried to send so far and how many of them failed, by integration.
   *
   * @throws AskException when it does not answer
   */
  public Notifications notifications() throws AskException {
    return Notifications.parse(server.text("/metrics"));
  }
}
