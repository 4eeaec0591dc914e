package io.github.flyteexporter.auth;

import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.ClientResponse;
import io.github.flyteexporter.http.HttpClients;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.HttpVersions;
import io.github.flyteexporter.http.ProxySettings;
import io.github.flyteexporter.http.TlsOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Sends requests to servers that share a route: TLS, proxy and timeout. */
final class HttpCaller {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(3);
  private static final long LARGEST = 1 << 16;

  private final BoundedClient client;
  private final Duration timeout;
  private final InstantSource clock;

  /**
   * flyteadmin with {@code server.security.secure} offers HTTP/2 only (flyte v1.16.8,
   * flyteadmin/pkg/server/service.go:568-575), other servers may know only HTTP/1.1.
   */
  HttpCaller(
      Vertx vertx, InstantSource clock, Duration timeout, Optional<Tls> tls, Optional<URI> proxy) {
    this.clock = clock;
    this.timeout = timeout;
    this.client =
        HttpClients.on(vertx)
            .connectWithin(timeout)
            .keepAlive(KEEP_ALIVE)
            .versions(HttpVersions.HTTP_2_OR_1_1)
            .tls(TlsOptions.of(tls))
            .proxies(
                proxy
                    .map(one -> ProxySettings.always("admin.auth.proxy", one.toString()))
                    .orElse(ProxySettings.NONE))
            .build();
  }

  Future<AuthResponse> get(HttpUrl url, Map<String, String> headers) {
    return send(ClientRequest.get(url), headers);
  }

  Future<AuthResponse> send(ClientRequest request, Map<String, String> headers) {
    Instant asked = clock.instant();
    request.header("Accept", "application/json").timeout(timeout).largest(LARGEST);
    headers.forEach(request::header);
    return client.send(request).map(response -> new AuthResponse(response, asked, clock.instant()));
  }

  /** The status alone: the page may be as long as it likes. */
  Future<Integer> status(HttpUrl url) {
    ClientRequest request = ClientRequest.get(url).timeout(timeout).cutAt(1);
    return client.send(request).map(ClientResponse::status);
  }

  void close() {
    client.close();
  }
}
