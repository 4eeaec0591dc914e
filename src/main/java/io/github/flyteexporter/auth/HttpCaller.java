package io.github.flyteexporter.auth;

import io.github.flyteexporter.config.Tls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks servers that are reached in one way. Redirects are not followed. */
final class HttpCaller {
  private static final int KEEP_ALIVE_SECONDS = 3;

  private final Vertx vertx;
  private final HttpClient client;
  private final Duration timeout;
  private final InstantSource clock;

  HttpCaller(
      Vertx vertx, InstantSource clock, Duration timeout, Optional<Tls> tls, Optional<URI> proxy) {
    this.vertx = vertx;
    this.clock = clock;
    this.timeout = timeout;
    this.client = vertx.createHttpClient(options(timeout, tls, proxy));
  }

  /**
   * flyteadmin with {@code server.security.secure} offers HTTP/2 only (flyte v1.16.8,
   * flyteadmin/pkg/server/service.go:568-575), other servers may know only HTTP/1.1.
   */
  private static HttpClientOptions options(
      Duration timeout, Optional<Tls> tls, Optional<URI> proxy) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout((int) timeout.toMillis())
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setHttp2KeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setUseAlpn(true)
            .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
            .setDecompressionSupported(false);
    tls.ifPresent(
        how -> {
          how.ca()
              .ifPresent(
                  ca -> options.setTrustOptions(new PemTrustOptions().addCertPath(ca.toString())));
          if (how.insecure()) {
            options.setTrustAll(true).setVerifyHost(false);
          }
        });
    proxy.ifPresent(through -> options.setProxyOptions(proxy(through)));
    return options;
  }

  private static ProxyOptions proxy(URI through) {
    HttpUrl place = new HttpUrl(through);
    ProxyOptions options = new ProxyOptions().setHost(place.host()).setPort(place.port());
    String user = through.getUserInfo();
    if (user != null) {
      int colon = user.indexOf(':');
      options.setUsername(colon < 0 ? user : user.substring(0, colon));
      options.setPassword(colon < 0 ? "" : user.substring(colon + 1));
    }
    return options;
  }

  Future<AuthResponse> get(HttpUrl place, Map<String, String> headers) {
    return send(HttpMethod.GET, place, headers, Buffer.buffer());
  }

  Future<AuthResponse> send(
      HttpMethod method, HttpUrl to, Map<String, String> headers, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setSsl(to.isSecure())
            .setServer(SocketAddress.inetSocketAddress(to.port(), to.host()))
            .setHost(to.url().getHost())
            .setPort(to.port())
            .setURI(to.target())
            .setFollowRedirects(false)
            .putHeader("Accept", "application/json")
            .putHeader("User-Agent", "flyte-exporter");
    headers.forEach(options::putHeader);
    if (!to.isSecure()) {
      options.setProtocolVersion(HttpVersion.HTTP_1_1); // no upgrade is tried
    }
    return new HttpExchange(clock).begin(vertx, client, options, body, timeout);
  }

  void close() {
    client.close();
  }
}
