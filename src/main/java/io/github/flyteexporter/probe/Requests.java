package io.github.flyteexporter.probe;

import io.github.flyteexporter.probe.tls.ServerAddress;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How a server is asked once a way to it was found open. */
final class Requests {
  private static final PoolOptions ONE = new PoolOptions().setHttp1MaxSize(1).setHttp2MaxSize(1);

  /** In milliseconds: it is the step that times out. */
  private static final int LONGER_THAN_THE_STEP = 1_000;

  /** In bytes: a login page sets many cookies. */
  private static final int LARGEST_HEADER = 32 << 10;

  private Requests() {}

  /** A client for one run: what it connects is closed with it. */
  static HttpClient client(Vertx vertx, ProbeTarget goal, ConnectedPath way, boolean grpc) {
    long connecting = goal.timeout().plus(Duration.ofMillis(LONGER_THAN_THE_STEP)).toMillis();
    boolean secure = goal.endpoint().secure();
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(secure || grpc ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
            .setHttp2ClearTextUpgrade(false)
            .setMaxHeaderSize(LARGEST_HEADER)
            .setDecompressionSupported(false)
            .setConnectTimeout((int) connecting)
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setSslHandshakeTimeout(connecting);
    if (secure) {
      options
          .setUseAlpn(true)
          .setAlpnVersions(
              grpc
                  ? List.of(HttpVersion.HTTP_2)
                  : List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1));
      way.manager()
          .ifPresentOrElse(
              manager -> options.setTrustOptions(TrustOptions.wrap(manager)),
              () -> options.setTrustAll(true).setVerifyHost(false));
    }
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(ONE)
        // the request fails by it too; Vert.x would log it as a mistake of ours
        .withConnectHandler(connection -> connection.exceptionHandler(error -> {}))
        .build();
  }

  /**
   * A request by the host's name to the address that took the connection; no redirect is followed.
   */
  static RequestOptions to(ServerAddress endpoint, ConnectedPath way) {
    return new RequestOptions()
        .setSsl(endpoint.secure())
        .setServer(
            SocketAddress.inetSocketAddress(new InetSocketAddress(way.address(), endpoint.port())))
        .setHost(endpoint.host())
        .setPort(endpoint.port())
        .setFollowRedirects(false)
        .putHeader("user-agent", "flyte-exporter");
  }
}
