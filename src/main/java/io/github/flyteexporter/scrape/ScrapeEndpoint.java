package io.github.flyteexporter.scrape;

import io.github.flyteexporter.config.ScrapeTarget;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where a target is and how it is asked. */
final class ScrapeEndpoint {
  /** The four answers of a round come one after the other, over one connection. */
  private static final PoolOptions FEW = new PoolOptions().setHttp1MaxSize(1);

  /**
   * Flyte's server closes an idle connection after its ReadTimeout of 5 s (flyte v1.16.8,
   * flytestdlib/profutils/server.go:95-145; Go falls back to it): by then ours is closed, so that
   * no request meets a connection that is closing.
   */
  private static final int KEEP_ALIVE_SECONDS = 3;

  /**
   * In milliseconds: it is the call that times out, and a connection that never comes about still
   * makes room for another soon.
   */
  private static final int LONGER_THAN_THE_CALL = 1_000;

  /** In bytes: large pages come in few pieces. */
  private static final int PIECE = 64 << 10;

  private final ScrapeTarget target;
  private final String scheme;
  private final String host;
  private final int port;

  ScrapeEndpoint(ScrapeTarget target) {
    URI url = target.url();
    this.target = target;
    this.scheme = url.getScheme();
    this.host = url.getHost();
    this.port = url.getPort() >= 0 ? url.getPort() : isSecure() ? 443 : 80;
  }

  /** A client for this target alone. */
  HttpClient client(Vertx vertx) {
    long connecting = target.timeout().toMillis() + LONGER_THAN_THE_CALL;
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout((int) connecting)
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setSslHandshakeTimeout(connecting)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setMaxChunkSize(PIECE)
            .setReceiveBufferSize(4 * PIECE)
            .setDecompressionSupported(false);
    target
        .tls()
        .ifPresent(
            tls -> {
              tls.ca()
                  .ifPresent(
                      ca ->
                          options.setTrustOptions(
                              new PemTrustOptions().addCertPath(ca.toString())));
              if (tls.insecure()) {
                options.setTrustAll(true).setVerifyHost(false);
              }
            });
    return vertx.createHttpClient(options, FEW);
  }

  /** What is asked of a path; redirects are not followed. */
  RequestOptions request(String path, Optional<String> token) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setSsl(isSecure())
            .setServer(SocketAddress.inetSocketAddress(port, bareHost()))
            .setHost(host)
            .setPort(port)
            .setURI(path)
            .setFollowRedirects(false)
            .putHeader("Accept", "text/plain;version=0.0.4")
            .putHeader("User-Agent", "flyte-exporter");
    if (!isLoopback()) {
      // on the way to itself a host gains nothing from it, and it costs Flyte CPU
      request.putHeader("Accept-Encoding", "gzip");
    }
    token.ifPresent(secret -> request.putHeader("Authorization", "Bearer " + secret));
    return request;
  }

  /** The most bytes of an answer that are read. */
  long largestAnswer() {
    return target.largestPage();
  }

  /** The URL of a path for people: nothing of it is secret. */
  String url(String path) {
    return scheme + "://" + host + ":" + port + path;
  }

  /** Whether what is sent can be read on the way. */
  boolean isOpen() {
    return !isSecure() && !isLoopback();
  }

  /** Whether it is this host, by how it is written: names are not looked up. */
  boolean isLoopback() {
    return host.equalsIgnoreCase("localhost")
        || host.matches("127\\.\\d+\\.\\d+\\.\\d+")
        || bareHost().equals("::1");
  }

  private boolean isSecure() {
    return scheme.equals("https");
  }

  private String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
