package io.github.flyteexporter.probe;

import io.github.flyteexporter.auth.Credentials;
import io.github.flyteexporter.probe.ProbeSource.Tried;
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
final class Street implements AutoCloseable {
  static final Trust NOBODY = new Trust(Optional.empty(), Optional.empty(), false);
  private static final Duration EVERY = Duration.ofMinutes(1);

  final Vertx vertx = Vertx.vertx();

  int http(HttpServerOptions options, Handler<HttpServerRequest> handler) {
    return wait(vertx.createHttpServer(options).requestHandler(handler).listen(0, "localhost"))
        .actualPort();
  }

  /** A server that speaks HTTP/1.1 and, when asked for, HTTP/2, without TLS. */
  int http(Handler<HttpServerRequest> handler) {
    return http(new HttpServerOptions(), handler);
  }

  int tcp(Handler<NetSocket> handler) {
    return wait(vertx
            .createNetServer(new NetServerOptions())
            .connectHandler(handler)
            .listen(0, "localhost"))
        .actualPort();
  }

  static Endpoint plain(int port) {
    return new Endpoint(false, "localhost", port);
  }

  static Endpoint secure(int port) {
    return new Endpoint(true, "localhost", port);
  }

  Tried tries(Visit visit, Endpoint endpoint) {
    return tries(visit, endpoint, NOBODY, Credentials.NONE);
  }

  Tried tries(Visit visit, Endpoint endpoint, Trust trust, Credentials credentials) {
    return tries(visit, new Goal(endpoint, trust, Duration.ofSeconds(20)), credentials);
  }

  Tried tries(Visit visit, Goal goal, Credentials credentials) {
    return tries(visit, goal, credentials, InetAddress::getAllByName);
  }

  Tried tries(Visit visit, Goal goal, Credentials credentials, Resolver.Lookup lookup) {
    Probes probes = new Probes(vertx, credentials, InstantSource.system(), lookup);
    return wait(probes.source("door", visit, goal, EVERY).now());
  }

  /** Where and why a probe failed, like {@code read status}; {@code ok} when it did not. */
  static String failure(Tried tried) {
    List<Sample> failures = tried.reading().samples().all(ProbeSamples.FAILURE);
    return failures.isEmpty()
        ? "ok"
        : failures.get(0).labels().get("phase") + " " + failures.get(0).labels().get("reason");
  }

  static <T> T wait(Future<T> future) {
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
