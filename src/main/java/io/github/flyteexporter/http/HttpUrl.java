package io.github.flyteexporter.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * An absolute http or https URL, as far as a request goes there: user, password and fragment are
 * left out.
 *
 * @param secure whether it is https
 * @param host in small letters: a name or an address, an IPv6 address without its brackets
 * @param port the port, also where the URL names none
 * @param target path and query as they stand in a request, at least {@code /}
 */
public record HttpUrl(boolean secure, String host, int port, String target) {
  /**
   * A URL that the configuration or the environment gives.
   *
   * @throws IllegalArgumentException what is wrong with it, to be put behind the name of the
   *     setting: "must begin with http:// or https://"
   */
  public static HttpUrl parse(String text) {
    return UrlParser.parse(text);
  }

  /**
   * As {@link #parse}, of a {@link URI}.
   *
   * @throws IllegalArgumentException what is wrong with it
   */
  public static HttpUrl of(URI uri) {
    return UrlParser.of(uri);
  }

  /** A URL in a text that others wrote, empty when it is none. */
  public static Optional<HttpUrl> find(String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static int defaultPort(boolean secure) {
    return secure ? 443 : 80;
  }

  /** A path, perhaps with a query, on the same server. */
  public HttpUrl at(String path) {
    return new HttpUrl(secure, host, port, path);
  }

  /** A path below this one, whose query is left out. */
  public HttpUrl below(String path) {
    return at(path().replaceFirst("/+$", "") + path);
  }

  /** The path without the query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /**
   * Host and port as they stand in {@code Host} and {@code :authority}. The scheme's default port
   * is left out: strict proxies find no route for {@code host:443} and respond with 404.
   */
  public String authority() {
    return port == defaultPort(secure) ? hostInUrl() : hostInUrl() + ":" + port;
  }

  /** The host as it stands in a URL: IPv6 in brackets, a name without the dot of the root. */
  String hostInUrl() {
    return IpAddress.inUrl(name());
  }

  /** All of it, with the query. */
  public URI uri() {
    return URI.create(origin() + target);
  }

  /** Scheme, host and port. */
  public String origin() {
    return (secure ? "https://" : "http://") + authority();
  }

  /** The address that the host is written as, empty for a name. */
  public Optional<InetAddress> address() {
    return IpAddress.parse(host);
  }

  /** Whether it is this machine, by how it is written: names are not looked up. */
  public boolean isLoopback() {
    return name().equals("localhost")
        || address().filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Whether it is the same scheme, host and port, however the host is written. */
  public boolean isSameServer(HttpUrl other) {
    return secure == other.secure && port == other.port && isSameHost(other);
  }

  /** Whether it is the same host, however it is written. */
  public boolean isSameHost(HttpUrl other) {
    return address().isPresent() ? address().equals(other.address()) : name().equals(other.name());
  }

  /** The host without the dot of the root. */
  String name() {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** For people: without the query, which may hold a secret. */
  @Override
  public String toString() {
    return origin() + path();
  }
}
