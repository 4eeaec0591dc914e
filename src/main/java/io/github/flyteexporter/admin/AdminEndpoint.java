package io.github.flyteexporter.admin;

import io.github.flyteexporter.auth.AdminCredentials.Header;
import io.github.flyteexporter.config.Tls;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where flyteadmin is and how it is asked. */
final class AdminEndpoint {
  /** Reads come one after the other, over one connection. */
  private static final PoolOptions FEW = new PoolOptions().setHttp1MaxSize(1).setHttp2MaxSize(1);

  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int LONGER_THAN_THE_CALL = 1_000;

  private final URI url;
  private final Duration timeout;
  private final Optional<Tls> tls;
  private final String host;
  private final int port;

  AdminEndpoint(URI url, Duration timeout, Optional<Tls> tls) {
    this.url = url;
    this.timeout = timeout;
    this.tls = tls;
    this.host = url.getHost();
    this.port = url.getPort() >= 0 ? url.getPort() : isSecure() ? 443 : 80;
  }

  /** A client for flyteadmin alone. */
  HttpClient client(Vertx vertx) {
    long connecting = timeout.toMillis() + LONGER_THAN_THE_CALL;
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout((int) connecting)
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setSslHandshakeTimeout(connecting)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setDecompressionSupported(false);
    if (isSecure()) {
      // with security.secure flyteadmin offers h2 only (flyte v1.16.8, server/service.go:568-575)
      options.setProtocolVersion(HttpVersion.HTTP_2).setUseAlpn(true);
    }
    tls.ifPresent(
        how -> {
          how.ca()
              .ifPresent(
                  ca -> options.setTrustOptions(new PemTrustOptions().addCertPath(ca.toString())));
          if (how.insecure()) {
            options.setTrustAll(true).setVerifyHost(false);
          }
        });
    return vertx.createHttpClient(options, FEW);
  }

  /** A request; redirects are not followed, so that the header goes nowhere else. */
  RequestOptions request(AdminRequest ask, Optional<Header> known) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setSsl(isSecure())
            .setServer(SocketAddress.inetSocketAddress(port, bareHost()))
            .setHost(host)
            .setPort(port)
            .setURI(ask.path())
            .setFollowRedirects(false)
            // exactly this, or the gateway answers in another casing
            .putHeader("Accept", "application/json")
            .putHeader("User-Agent", "flyte-exporter");
    known.ifPresent(header -> request.putHeader(header.name(), header.value()));
    return request;
  }

  Duration timeout() {
    return timeout;
  }

  /** Where a read goes, for people: nothing of it is secret. */
  String url(AdminRequest ask) {
    String path = ask.path();
    int query = path.indexOf('?');
    return url.getScheme()
        + "://"
        + host
        + ":"
        + port
        + (query < 0 ? path : path.substring(0, query));
  }

  private boolean isSecure() {
    return url.getScheme().equals("https");
  }

  private String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
