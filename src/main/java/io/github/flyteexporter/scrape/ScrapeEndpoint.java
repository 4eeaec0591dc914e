package io.github.flyteexporter.scrape;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.HttpClients;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.SecretFile;
import io.github.flyteexporter.http.TlsOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a target is and how it is scraped. */
final class ScrapeEndpoint {
  /**
   * Flyte's server closes an idle connection after its ReadTimeout of 5 s (flyte v1.16.8,
   * flytestdlib/profutils/server.go:95-145; Go falls back to it): ours is closed before, so that no
   * request meets a connection that is closing.
   */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(3);

  /** In bytes: large pages come in few pieces. */
  private static final int PIECE = 64 << 10;

  /** How Services and pods are named inside a cluster, and {@code localhost}. */
  private static final Pattern IN_CLUSTER = Pattern.compile("[^.]+\\.?|.+\\.svc(\\..+)?\\.?");

  private final ScrapeTarget target;
  private final HttpUrl url;

  ScrapeEndpoint(ScrapeTarget target) {
    this.target = target;
    this.url = HttpUrl.of(target.url());
  }

  /** A client for this target alone; its requests follow each other over one connection. */
  BoundedClient client(Vertx vertx) {
    HttpClients options =
        HttpClients.on(vertx)
            .connectWithin(target.timeout())
            .tls(TlsOptions.of(target.tls()))
            .keepAlive(KEEP_ALIVE)
            .connections(1)
            .pieces(PIECE);
    return (isInCluster() ? options : options.gzip()).build();
  }

  /**
   * A request for a path.
   *
   * @param largest the most bytes of the answer, unless the target allows fewer
   */
  ClientRequest request(String path, long largest, Duration timeout, Optional<String> token) {
    ClientRequest request =
        ClientRequest.get(url(path))
            .header("accept", "text/plain;version=0.0.4")
            .largest(Math.min(largest, target.largestPage()))
            .timeout(timeout);
    token.ifPresent(secret -> request.header("authorization", "Bearer " + secret));
    return request;
  }

  /** The token to send, empty where there is none; files are read where blocking is allowed. */
  Future<Optional<String>> token(Vertx vertx) {
    return target
        .tokenFile()
        .map(SecretFile::new)
        .map(file -> vertx.executeBlocking(() -> Optional.of(file.readToken()), false))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  /** How long all answers of a round may take. */
  Duration timeout() {
    return target.timeout();
  }

  /** The URL of a path. */
  HttpUrl url(String path) {
    return url.at(path);
  }

  /** Whether what is sent can be read on the way. */
  boolean isUnencrypted() {
    return !url.secure() && !url.isLoopback();
  }

  /**
   * Whether it is in this cluster, by how it is written: names are not looked up. There, packed
   * answers would cost Flyte CPU and gain nothing.
   */
  boolean isInCluster() {
    return url.address()
        .map(ScrapeEndpoint::isPrivate)
        .orElseGet(() -> IN_CLUSTER.matcher(url.host()).matches());
  }

  /** Also shared (100.64.0.0/10) and unique local addresses (fc00::/7), which clusters use too. */
  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || (bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64)
        || (bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc);
  }
}
