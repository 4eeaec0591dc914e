package io.github.flyteexporter.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which proxy is on the way to which server. */
public final class ProxySettings {
  /** All servers are reached directly. */
  public static final ProxySettings NONE = ofEnvironment(Map.of());

  private final Variable http;
  private final Variable https;
  private final Predicate<HttpUrl> direct;

  private record Variable(String name, String value) {
    Optional<ProxyServer> proxy() {
      try {
        return value.isBlank() ? Optional.empty() : Optional.of(ProxyServer.parse(value));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + " " + e.getMessage(), e);
      }
    }
  }

  private ProxySettings(Variable http, Variable https, Predicate<HttpUrl> direct) {
    this.http = http;
    this.https = https;
    this.direct = direct;
  }

  /**
   * A proxy on the way to all servers.
   *
   * @param name of the setting, for messages
   */
  public static ProxySettings always(String name, String proxy) {
    Variable variable = new Variable(name, proxy);
    return new ProxySettings(variable, variable, url -> false);
  }

  /**
   * As {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} say, in capital or small
   * letters, read as Go's programs and with them {@code kubectl} read them. {@code ALL_PROXY} is
   * not read.
   */
  public static ProxySettings ofEnvironment(Map<String, String> environment) {
    return new ProxySettings(
        variable(environment, "HTTP_PROXY"),
        variable(environment, "HTTPS_PROXY"),
        NoProxy.parse(variable(environment, "NO_PROXY").value()));
  }

  private static Variable variable(Map<String, String> environment, String name) {
    String small = name.toLowerCase(Locale.ROOT);
    String capital = environment.getOrDefault(name, "");
    return capital.isEmpty()
        ? new Variable(small, environment.getOrDefault(small, ""))
        : new Variable(name, capital);
  }

  /**
   * The proxy on the way to a server, empty for none.
   *
   * @throws IllegalArgumentException when the variable that names it is wrong; a wrong one that is
   *     not needed is passed over
   */
  public Optional<ProxyServer> proxyFor(HttpUrl url) {
    return direct.test(url) ? Optional.empty() : (url.secure() ? https : http).proxy();
  }
}
