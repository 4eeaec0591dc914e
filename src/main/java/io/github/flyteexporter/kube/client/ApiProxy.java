package io.github.flyteexporter.kube.client;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.ProxyServer;
import io.github.flyteexporter.http.ProxySettings;
import java.util.Map;
import java.util.Optional;

/** Decides about the proxy on the way to the API server as {@code kubectl} does. */
final class ApiProxy {
  private static final String KUBECONFIG = "proxy-url in the kubeconfig";

  private ApiProxy() {}

  /**
   * The proxy, empty for none.
   *
   * @param configured {@code proxy-url} of the cluster, which holds whatever the environment says
   * @throws IllegalArgumentException when a proxy is needed and its URL is wrong; the message names
   *     the variable
   */
  static Optional<ProxyServer> of(
      HttpUrl server, Optional<String> configured, Map<String, String> environment) {
    Optional<ProxyServer> proxy =
        configured
            .map(url -> ProxySettings.always(KUBECONFIG, url))
            .orElseGet(() -> ProxySettings.ofEnvironment(environment))
            .proxyFor(server);
    if (proxy.filter(one -> !one.scheme().equals("http")).isPresent()) {
      String variable = server.secure() ? "HTTPS_PROXY" : "HTTP_PROXY";
      throw new IllegalArgumentException(
          configured.map(url -> KUBECONFIG).orElse(variable)
              + " names a SOCKS proxy, which is not supported on the way to the Kubernetes API"
              + " server: use http://, or list the API server in NO_PROXY");
    }
    return proxy;
  }
}
