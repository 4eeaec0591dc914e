package io.github.flyteexporter.probe;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.http.HostResolver;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Sample;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Real servers on loopback, and the probes that try them. */
public final class ProbeFixture implements AutoCloseable {
  public static final TlsOptions NOBODY = new TlsOptions(Optional.empty(), Optional.empty(), false);
  private static final Duration EVERY = Duration.ofMinutes(1);

  public final Vertx vertx = Vertx.vertx();

  public int http(HttpServerOptions options, Handler<HttpServerRequest> handler) {
    return wait(vertx.createHttpServer(options).requestHandler(handler).listen(0, "localhost"))
        .actualPort();
  }

  /** A server that speaks HTTP/1.1 and, when asked for, HTTP/2, without TLS. */
  public int http(Handler<HttpServerRequest> handler) {
    return http(new HttpServerOptions(), handler);
  }

  public int tcp(Handler<NetSocket> handler) {
    return wait(vertx
            .createNetServer(new NetServerOptions())
            .connectHandler(handler)
            .listen(0, "localhost"))
        .actualPort();
  }

  public static HttpUrl plain(int port) {
    return new HttpUrl(false, "localhost", port, "/");
  }

  public static HttpUrl secure(int port) {
    return new HttpUrl(true, "localhost", port, "/");
  }

  public ProbeReading tries(ProbeKind visit, HttpUrl endpoint) {
    return tries(visit, endpoint, NOBODY, AdminCredentials.NONE);
  }

  public ProbeReading tries(
      ProbeKind visit, HttpUrl endpoint, TlsOptions trust, AdminCredentials credentials) {
    return tries(visit, new ProbeTarget(endpoint, trust, Duration.ofSeconds(20)), credentials);
  }

  public ProbeReading tries(ProbeKind visit, ProbeTarget goal, AdminCredentials credentials) {
    return tries(visit, goal, credentials, InetAddress::getAllByName);
  }

  public ProbeReading tries(
      ProbeKind visit, ProbeTarget goal, AdminCredentials credentials, HostResolver.Lookup lookup) {
    Probes probes = new Probes(vertx, credentials, InstantSource.system(), lookup);
    return wait(probes.source("door", visit, goal, EVERY).now());
  }

  /** Where and why a probe failed, like {@code read status}; {@code ok} when it did not. */
  public static String failure(ProbeReading tried) {
    List<Sample> failures = tried.reading().samples().all(ProbeSamples.FAILURE);
    return failures.isEmpty()
        ? "ok"
        : failures.get(0).labels().get("phase") + " " + failures.get(0).labels().get("reason");
  }

  public static <T> T wait(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    wait(vertx.close());
  }
}
