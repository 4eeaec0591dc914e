package io.github.flyteexporter.web.page;

/**
 * A rendered answer.
 *
 * @param text its body
 * @param tag its entity tag, as in the header {@code ETag}
 */
public record StatusBody(String text, String tag) {
  static StatusBody of(String text) {
    String hash = Html.sha256(text).replaceAll("[^0-9A-Za-z]", "");
    return new StatusBody(text, "\"" + hash.substring(0, 20) + "\"");
  }
}
