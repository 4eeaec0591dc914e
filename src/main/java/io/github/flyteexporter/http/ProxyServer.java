package io.github.flyteexporter.http;

import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * A proxy: where it is and what it wants to see.
 *
 * @param scheme {@code http}, {@code socks4} or {@code socks5}
 * @param host a name or an address, an IPv6 address without its brackets
 * @param credentials user and password as they stand in a URL, empty for none
 */
public record ProxyServer(String scheme, String host, int port, String credentials) {
  private static final Map<String, String> SCHEMES =
      Map.of(
          "http", "http", "socks5", "socks5", "socks5h", "socks5", "socks4", "socks4", "socks4a",
          "socks4");

  /**
   * A proxy as variables and settings name it: {@code http} where the scheme is missing, its usual
   * port where that is.
   *
   * @throws IllegalArgumentException what is wrong with it
   */
  static ProxyServer parse(String text) {
    String plain = text.strip();
    URI uri = UrlParser.uri(plain.contains("://") ? plain : "http://" + plain);
    String named = UrlParser.scheme(uri);
    String scheme = SCHEMES.get(named);
    if (scheme == null) {
      throw new IllegalArgumentException(
          named.equals("https")
              ? "begins with https://, but TLS to the proxy itself is not supported: use http://"
              : "must begin with http:// or socks5://");
    }
    UrlParser.Server server = UrlParser.server(uri);
    int port = server.port() >= 0 ? server.port() : scheme.equals("http") ? 80 : 1080;
    return new ProxyServer(scheme, server.host(), port, server.user());
  }

  /** As Vert.x takes it. */
  ProxyOptions options() {
    ProxyOptions options =
        new ProxyOptions()
            .setType(ProxyType.valueOf(scheme.toUpperCase(Locale.ROOT)))
            .setHost(host)
            .setPort(port);
    if (!credentials.isEmpty()) {
      options.setUsername(user()).setPassword(password());
    }
    return options;
  }

  /** The header {@code Proxy-Authorization}, empty without credentials. */
  public String authorization() {
    if (credentials.isEmpty()) {
      return "";
    }
    byte[] pair = (user() + ":" + password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private String user() {
    int colon = credentials.indexOf(':');
    return decoded(colon < 0 ? credentials : credentials.substring(0, colon));
  }

  private String password() {
    int colon = credentials.indexOf(':');
    return colon < 0 ? "" : decoded(credentials.substring(colon + 1));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Its whole URL with scheme, port and credentials, for libraries that take one. */
  public String url() {
    String user = credentials.isEmpty() ? "" : credentials + "@";
    return scheme + "://" + user + IpAddress.inUrl(host) + ":" + port;
  }

  /** For people: without credentials. */
  @Override
  public String toString() {
    return scheme + "://" + IpAddress.inUrl(host) + ":" + port;
  }
}
