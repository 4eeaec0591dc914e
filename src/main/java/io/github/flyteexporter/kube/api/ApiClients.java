package io.github.flyteexporter.kube.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Map;

/** Makes fabric8's client, which knows the API server's address and our credentials. */
public final class ApiClients {
  private ApiClients() {}

  /**
   * A client for long watches.
   *
   * <p>It speaks HTTP/1.1. All HTTP/2 requests share one connection; when that dies without a word
   * (a node or a load balancer that drops packets), the JDK's client keeps using it: 17 minutes
   * were seen, until TCP gave up. With HTTP/1.1 each watch that times out closes its own
   * connection, and the next request opens a new one. client-go pings instead
   * (kubernetes/kubernetes#87615); the JDK's client cannot.
   *
   * @throws IllegalArgumentException when the proxy that is needed is wrong; the message names the
   *     variable
   */
  public static KubernetesClient create(Config config, Map<String, String> environment) {
    config.setHttp2Disable(true);
    // ListWatch waits and tries again itself: with jitter, and as long as the server asks
    config.setRequestRetryBackoffLimit(0);
    ProxyConfig.apply(config, environment);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new ApiTls(config.getTlsVersions()))
        .build();
  }
}
