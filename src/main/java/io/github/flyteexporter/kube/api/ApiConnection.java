package io.github.flyteexporter.kube.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.util.Map;

/**
 * The API server's address and a client with our credentials, as fabric8 finds them.
 *
 * @param url the address
 */
public record ApiConnection(HttpClient http, String url) implements AutoCloseable {
  /**
   * A connection for long watches. Of fabric8 only its configuration and its HTTP client are used:
   * {@code KubernetesClientBuilder} would load hundreds of classes of models.
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
  public static ApiConnection of(Config config, Map<String, String> environment) {
    config.setHttp2Disable(true);
    // ListWatch waits and tries again itself: with jitter, and as long as the server asks
    config.setRequestRetryBackoffLimit(0);
    ProxyConfig.apply(config, environment);
    HttpClient http = HttpClientUtils.getHttpClientFactory().newBuilder(config).build();
    return new ApiConnection(http, config.getMasterUrl());
  }

  /**
   * The connection that {@code kubectl} or a pod would use.
   *
   * @throws IllegalArgumentException when the proxy that is needed is wrong; the message names the
   *     variable
   */
  public static ApiConnection detect(Map<String, String> environment) {
    return of(Config.autoConfigure(null), environment);
  }

  @Override
  public void close() {
    http.close();
  }
}
