package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;

/** A message as Slack would show it. */
record SlackMessage(String title, String link, String text, String color) {
  static SlackMessage of(JsonNode body) {
    JsonNode shown = body.path("attachments").path(0);
    return new SlackMessage(
        shown.path("title").asText(),
        shown.path("title_link").asText(),
        shown.path("text").asText(),
        shown.path("color").asText());
  }

  boolean isFiring() {
    return title.startsWith("[FIRING]");
  }

  boolean isResolved() {
    return title.startsWith("[RESOLVED]");
  }
}
