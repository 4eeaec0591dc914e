package io.github.flyteexporter.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The options of HTTP clients, in one place. */
public final class HttpClients {
  /** In milliseconds: it is the request that times out, and its slot in the pool is free soon. */
  private static final int LONGER_THAN_THE_REQUEST = 1_000;

  private final Vertx vertx;
  private final PoolOptions pool = new PoolOptions().setHttp2MaxSize(1);
  private final HttpClientOptions options =
      new HttpClientOptions()
          .setHttp2ClearTextUpgrade(false)
          .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
          .setDecompressionSupported(false);
  private HttpVersions versions = HttpVersions.HTTP_1_1;
  private ProxySettings proxies = ProxySettings.NONE;
  private Optional<HostResolver> resolver = Optional.empty();

  private HttpClients(Vertx vertx) {
    this.vertx = vertx;
    connectWithin(Duration.ofSeconds(10));
  }

  /** Options of a client that speaks HTTP/1.1 over any number of connections. */
  public static HttpClients on(Vertx vertx) {
    return new HttpClients(vertx);
  }

  /** The longest timeout of a request; a connection attempt ends soon after it. */
  public HttpClients connectWithin(Duration timeout) {
    long millis = timeout.toMillis() + LONGER_THAN_THE_REQUEST;
    options.setConnectTimeout((int) Math.min(millis, Integer.MAX_VALUE));
    options.setSslHandshakeTimeout(millis);
    return this;
  }

  /** Which certificates are accepted. */
  public HttpClients tls(TlsOptions tls) {
    tls.applyTo(options);
    return this;
  }

  /** Which versions of HTTP are spoken. */
  public HttpClients versions(HttpVersions spoken) {
    versions = spoken;
    options
        .setProtocolVersion(spoken.all().get(0))
        .setUseAlpn(spoken != HttpVersions.HTTP_1_1)
        .setAlpnVersions(spoken.all());
    return this;
  }

  /** How long an idle connection is kept: best shorter than the server keeps it. */
  public HttpClients keepAlive(Duration idle) {
    options.setKeepAliveTimeout((int) idle.toSeconds());
    options.setHttp2KeepAliveTimeout((int) idle.toSeconds());
    return this;
  }

  /** The most connections with HTTP/1.1; requests beyond wait for one. */
  public HttpClients connections(int most) {
    pool.setHttp1MaxSize(most);
    return this;
  }

  /** How many bytes of a large response arrive at once. */
  public HttpClients pieces(int bytes) {
    options.setMaxChunkSize(bytes).setReceiveBufferSize(4 * bytes);
    return this;
  }

  /**
   * Asks for compressed responses and decompresses them; the size limit of a request counts the
   * decompressed bytes. Without it {@code identity} is asked for: inside a cluster compression
   * costs Flyte CPU and gains nothing. Only for responses that show themselves whether they are
   * complete, as JSON does: Netty (4.2.17) does not notice that a gzip stream ends early.
   */
  public HttpClients gzip() {
    options.setDecompressionSupported(true);
    return this;
  }

  /** The most bytes of all headers of a response. */
  public HttpClients largestHeaders(int bytes) {
    options.setMaxHeaderSize(bytes);
    options.getInitialSettings().setMaxHeaderListSize(bytes);
    return this;
  }

  /** Which proxy is on the way. */
  public HttpClients proxies(ProxySettings settings) {
    proxies = settings;
    return this;
  }

  /** Who looks up hosts; by default the machine. */
  public HttpClients resolver(HostResolver by) {
    resolver = Optional.of(by);
    return this;
  }

  /** A client with these options. */
  public BoundedClient build() {
    HttpClient client =
        vertx
            .httpClientBuilder()
            .with(options)
            .with(pool)
            // the request fails by it too; Vert.x would log it as a fault of the program
            .withConnectHandler(connection -> connection.exceptionHandler(error -> {}))
            .build();
    String encoding = options.isDecompressionSupported() ? "gzip" : "identity";
    return new BoundedClient(vertx, client, encoding, versions, proxies, resolver);
  }
}
