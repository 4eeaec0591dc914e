package io.github.flyteexporter.kube.api;

import io.fabric8.kubernetes.client.Config;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.ProxyServer;
import io.github.flyteexporter.http.ProxySettings;
import java.util.Map;
import java.util.Optional;

/**
 * Decides about the proxy as {@code kubectl} does and leaves fabric8 nothing to parse: fabric8
 * 7.8.0 fails on usual values ({@code NO_PROXY=*}, {@code *.svc}, blanks, {@code [::1]}, a proxy
 * without a port; fabric8io/kubernetes-client#4418), even where no proxy is needed.
 */
final class ProxyConfig {
  private ProxyConfig() {}

  /**
   * Replaces the proxy settings of this configuration by what holds for its API server.
   *
   * @throws IllegalArgumentException when a proxy is needed and its URL is wrong; the message names
   *     the variable
   */
  static void apply(Config config, Map<String, String> environment) {
    HttpUrl server = HttpUrl.parse(config.getMasterUrl());
    String variable = server.secure() ? "HTTPS_PROXY" : "HTTP_PROXY";
    String known = server.secure() ? config.getHttpsProxy() : config.getHttpProxy();
    boolean fromKubeconfig =
        known != null
            && !known.isBlank()
            && !known.equals(environment.get(variable))
            && !known.equals(environment.get("ALL_PROXY"));
    Optional<ProxyServer> proxy =
        fromKubeconfig
            ? ProxySettings.always("proxy-url in the kubeconfig", known).proxyFor(server)
            : ProxySettings.ofEnvironment(environment).proxyFor(server);
    if (proxy.filter(one -> !one.scheme().equals("http")).isPresent()) {
      throw new IllegalArgumentException(
          (fromKubeconfig ? "proxy-url in the kubeconfig" : variable)
              + " names a SOCKS proxy, which is not supported on the way to the Kubernetes API"
              + " server: use http://, or list the API server in NO_PROXY");
    }
    String url = proxy.map(ProxyServer::url).orElse(null);
    config.setNoProxy(null);
    config.setHttpProxy(server.secure() ? null : url);
    config.setHttpsProxy(server.secure() ? url : null);
  }
}
