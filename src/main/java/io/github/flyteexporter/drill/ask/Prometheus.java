package io.github.flyteexporter.drill.ask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Prometheus, or what speaks its API v1. */
public record Prometheus(Server server) {
  /**
   * The labels of each series that a selector finds now.
   *
   * @throws AskException when it does not answer
   */
  public List<Map<String, String>> series(String selector) throws AskException {
    List<Map<String, String>> found = new ArrayList<>();
    for (JsonNode one : data("/api/v1/query?query=" + Server.encoded(selector)).path("result")) {
      found.add(ReceivedAlert.labels(one.path("metric")));
    }
    return found;
  }

  /**
   * The alerting rules that it evaluates, by name, with the error of the last evaluation.
   *
   * @throws AskException when it does not answer
   */
  public List<LoadedRule> rules() throws AskException {
    List<LoadedRule> rules = new ArrayList<>();
    for (JsonNode group : data("/api/v1/rules?type=alert").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        rules.add(
            new LoadedRule(
                rule.path("name").asText(),
                rule.path("lastError").asText(""),
                rule.path("duration").asDouble(),
                group.path("interval").asDouble()));
      }
    }
    return rules;
  }

  /**
   * A rule that is loaded.
   *
   * @param error of the last evaluation, empty when there was none
   * @param seconds how long its condition must hold ({@code for})
   * @param interval seconds between evaluations
   */
  public record LoadedRule(String name, String error, double seconds, double interval) {}

  /**
   * The alerts that are pending or firing.
   *
   * @throws AskException when it does not answer
   */
  public List<ActiveAlert> alerts() throws AskException {
    List<ActiveAlert> alerts = new ArrayList<>();
    for (JsonNode one : data("/api/v1/alerts").path("alerts")) {
      boolean firing = one.path("state").asText().equals("firing");
      alerts.add(new ActiveAlert(ReceivedAlert.labels(one.path("labels")), firing));
    }
    return alerts;
  }

  /**
   * An alert.
   *
   * @param firing rather than pending
   */
  public record ActiveAlert(Map<String, String> labels, boolean firing) {
    /** The alert's name. */
    public String name() {
      return labels.getOrDefault("alertname", "");
    }
  }

  /**
   * The URLs of the Alertmanagers that it sends to; empty when the server does not say, as those
   * that speak the API without being Prometheus.
   *
   * @throws AskException when it does not answer
   */
  public Optional<List<String>> alertmanagers() throws AskException {
    JsonNode active = data("/api/v1/alertmanagers").path("activeAlertmanagers");
    if (!active.isArray()) {
      return Optional.empty();
    }
    List<String> urls = new ArrayList<>();
    active.forEach(one -> urls.add(one.path("url").asText()));
    return Optional.of(urls);
  }

  private JsonNode data(String path) throws AskException {
    return server.json(path).path("data");
  }
}
