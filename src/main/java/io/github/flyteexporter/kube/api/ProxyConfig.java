package io.github.flyteexporter.kube.api;

import io.fabric8.kubernetes.client.Config;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides about the proxy as {@code kubectl} does and leaves fabric8 nothing to parse: fabric8
 * 7.8.0 fails on usual values ({@code NO_PROXY=*}, {@code *.svc}, blanks, {@code [::1]}, a proxy
 * without a port; fabric8io/kubernetes-client#4418), even where no proxy is needed.
 */
final class ProxyConfig {
  private static final int DEFAULT_PORT = 80;

  private ProxyConfig() {}

  /**
   * Replaces the proxy settings of this configuration by what holds for its API server.
   *
   * @throws IllegalArgumentException when a proxy is needed and its URL is wrong
   */
  static void apply(Config config, Map<String, String> environment) {
    URI server = URI.create(config.getMasterUrl());
    boolean secure = "https".equalsIgnoreCase(server.getScheme());
    Optional<Setting> proxy =
        setting(environment, secure ? "HTTPS_PROXY" : "HTTP_PROXY")
            .or(() -> setting(environment, "ALL_PROXY"));
    String known = secure ? config.getHttpsProxy() : config.getHttpProxy();
    boolean fromKubeconfig =
        known != null && !known.isBlank() && proxy.filter(p -> p.value().equals(known)).isEmpty();
    String url = "";
    if (fromKubeconfig) {
      url = normalized(new Setting("proxy-url in the kubeconfig", known));
    } else if (proxy.isPresent()
        && !NoProxy.matches(
            setting(environment, "NO_PROXY").map(Setting::value).orElse(""), server)) {
      url = normalized(proxy.get());
    }
    config.setNoProxy(null);
    config.setHttpProxy(secure || url.isEmpty() ? null : url);
    config.setHttpsProxy(secure && !url.isEmpty() ? url : null);
  }

  /** A variable in capital or small letters. */
  private static Optional<Setting> setting(Map<String, String> environment, String name) {
    return List.of(name, name.toLowerCase(Locale.ROOT)).stream()
        .map(key -> new Setting(key, environment.getOrDefault(key, "")))
        .filter(setting -> !setting.value().isBlank())
        .findFirst();
  }

  /** The URL with its scheme and port. */
  private static String normalized(Setting setting) {
    String text = setting.value().strip();
    try {
      URI uri = new URI(text.contains("://") ? text : "http://" + text);
      if (!"http".equalsIgnoreCase(uri.getScheme())) {
        throw setting.wrong("only http:// is supported");
      }
      if (uri.getHost() == null) {
        throw setting.wrong("it names no host");
      }
      String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      return "http://" + user + uri.getHost() + ":" + port;
    } catch (URISyntaxException e) {
      throw setting.wrong(e.getReason());
    }
  }

  /** A setting and where it comes from; its value may hold a password. */
  private record Setting(String name, String value) {
    IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException(
          name
              + " is no URL of a proxy to the Kubernetes API server ("
              + why
              + "); set it like http://proxy.example.com:3128, or list the API server's host in"
              + " NO_PROXY");
    }
  }
}
