package io.github.flyteexporter.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** An absolute http or https URL, as far as a request goes there. */
record HttpUrl(URI url) {
  private static final int LONGEST = 2_048;

  /** A place out of text that others wrote, empty when it is none. */
  static Optional<HttpUrl> of(String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return http && url.getHost() != null && url.getPort() <= 65_535 && url.getPort() != 0
          ? Optional.of(new HttpUrl(url))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** A path on the same server. */
  HttpUrl at(String path) {
    return new HttpUrl(URI.create(origin() + path));
  }

  /** A path below this one. */
  HttpUrl below(String path) {
    String base = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
    return at(base + path);
  }

  /** Scheme, host and port, of which nothing is secret. */
  String origin() {
    return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + port());
  }

  /** For people: neither user nor query. */
  String shown() {
    return origin() + path();
  }

  String path() {
    String path = url.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  /** Path and query, as they stand in a request. */
  String target() {
    return path() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
  }

  boolean isSecure() {
    return url.getScheme().equals("https");
  }

  int port() {
    return url.getPort() >= 0 ? url.getPort() : isSecure() ? 443 : 80;
  }

  /** The host, an IPv6 address without its brackets. */
  String host() {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  boolean isSameServerAs(HttpUrl other) {
    return isSecure() == other.isSecure() && host().equals(other.host()) && port() == other.port();
  }

  /** Whether it is this host, by how it is written: names are not looked up. */
  boolean isLoopback() {
    return host().equals("localhost")
        || host().matches("127\\.\\d+\\.\\d+\\.\\d+")
        || host().equals("::1");
  }
}
