package io.github.flyteexporter.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Reads URLs. Unlike {@link URI} it takes a host with an underscore, as Docker Compose names them.
 * No message repeats the whole text, which may hold a password.
 */
final class UrlParser {
  private static final int LONGEST = 8_192;
  private static final int HIGHEST_PORT = 65_535;

  /** Only the last label of a name may be empty, and the last that is not is no number. */
  private static final String NAME = "(?![.])(?!.*[.][.])(?!(.*[.])?\\d+[.]?$)[a-z0-9._-]{1,253}";

  private UrlParser() {}

  /**
   * What stands between the slashes.
   *
   * @param user user and password as they are written, empty for none
   * @param host in small letters, without brackets
   * @param port -1 for none
   */
  record Server(String user, String host, int port) {}

  static HttpUrl parse(String text) {
    return of(uri(text));
  }

  static HttpUrl of(URI uri) {
    String scheme = scheme(uri);
    boolean secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")) {
      throw new IllegalArgumentException("must begin with http:// or https://");
    }
    Server server = server(uri);
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new HttpUrl(
        secure,
        server.host(),
        server.port() < 0 ? HttpUrl.defaultPort(secure) : server.port(),
        uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  static URI uri(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("has more than " + LONGEST + " characters");
    }
    if (text.matches("[^\\[]*\\[[^\\]]*%.*")) {
      throw new IllegalArgumentException(
          "has an IPv6 zone, which is not supported: leave out %...");
    }
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      String at = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
      throw new IllegalArgumentException("is no URL: " + e.getReason() + at);
    }
  }

  /** The scheme in small letters, empty for none. */
  static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  static Server server(URI uri) {
    String all = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = all.lastIndexOf('@');
    String server = all.substring(at + 1);
    if (server.matches("[^\\[]*:.*:.*")) {
      throw new IllegalArgumentException("has an IPv6 address without brackets: write [::1]");
    }
    int colon = server.indexOf(':', server.lastIndexOf(']') + 1);
    int end = colon < 0 ? server.length() : colon;
    return new Server(
        at < 0 ? "" : all.substring(0, at),
        host(server.substring(0, end)),
        end + 1 < server.length() ? port(server.substring(end + 1)) : -1);
  }

  private static String host(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("names no host");
    }
    if (IpAddress.parse(text).isPresent()) {
      return IpAddress.withoutBrackets(text).toLowerCase(Locale.ROOT);
    }
    String name = text.chars().allMatch(c -> c < 128) ? text : IDN.toASCII(text);
    if (!name.toLowerCase(Locale.ROOT).matches(NAME)) {
      throw new IllegalArgumentException("has the host " + text + ", which is no name or address");
    }
    return name.toLowerCase(Locale.ROOT);
  }

  private static int port(String text) {
    int port = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    if (port < 1 || port > HIGHEST_PORT) {
      String is = port < 0 ? "that is no number" : port + ", which is not from 1 to 65535";
      throw new IllegalArgumentException("has a port " + is);
    }
    return port;
  }
}
