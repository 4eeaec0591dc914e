package io.github.flyteexporter.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Name and password of a request. */
record BasicCredentials(String name, String password) {
  private static final String SCHEME = "Basic ";

  /**
   * The credentials of the headers {@code Authorization}: empty unless there is exactly one valid
   * one.
   */
  static Optional<BasicCredentials> of(List<String> headers) {
    if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(headers.get(0).substring(SCHEME.length()).strip());
      String text = new String(bytes, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without the content: it must not get into a log. */
  @Override
  public String toString() {
    return "Credentials";
  }
}
