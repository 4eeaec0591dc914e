package io.github.flyteexporter.look;

import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.HostResolver;
import io.github.flyteexporter.http.HttpClients;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.HttpVersions;
import io.github.flyteexporter.http.ProxySettings;
import io.github.flyteexporter.http.TransportFailures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks at servers: a connection whose steps are watched, then calls over HTTP, side by side, to
 * the address that took it. All of it within one time limit, over new connections, since a pooled
 * one says nothing of the next.
 */
final class LookClient {
  private final Vertx vertx;
  private final HostResolver resolver;
  private final NetClient net;
  private final InstantSource clock;
  private final ProxySettings proxies;
  private final Duration limit;

  /**
   * A client.
   *
   * @param proxies on the way to object stores
   * @param limit of a look
   */
  LookClient(
      Vertx vertx,
      HostResolver.Lookup lookup,
      InstantSource clock,
      ProxySettings proxies,
      Duration limit) {
    this.vertx = vertx;
    this.resolver = new HostResolver(vertx, lookup);
    this.net = vertx.createNetClient(new NetClientOptions());
    this.clock = clock;
    this.proxies = proxies;
    this.limit = limit;
  }

  /** Shakes hands; the future does not fail. */
  Future<List<LookResult>> handshake(String call, LookTarget target) {
    Attempt attempt = new Attempt(target);
    return attempt
        .connect()
        .map(address -> List.of(LookResult.done(call, attempt.took())))
        .otherwise(error -> List.of(attempt.failed(call, error)));
  }

  /** Makes calls; the future does not fail. */
  Future<List<LookResult>> calls(LookTarget target, List<HttpCall> calls) {
    Attempt attempt = new Attempt(target);
    if (isBehindProxy(target.url())) {
      return attempt.send(calls, Optional.empty());
    }
    return attempt
        .connect()
        .compose(address -> attempt.send(calls, Optional.of(address)))
        .otherwise(
            error -> calls.stream().map(call -> attempt.failed(call.name(), error)).toList());
  }

  private boolean isBehindProxy(HttpUrl server) {
    try {
      return proxies.proxyFor(server).isPresent();
    } catch (IllegalArgumentException e) {
      return true; // the request fails and says why
    }
  }

  /** One look. */
  private final class Attempt {
    private final LookTarget target;
    private final LookConnection connection;
    private final long begun = System.nanoTime();

    Attempt(LookTarget target) {
      this.target = target;
      this.connection = new LookConnection(resolver, net, clock, target, limit);
    }

    Future<InetAddress> connect() {
      return connection
          .make()
          .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
          .onComplete(done -> connection.close());
    }

    LookResult failed(String call, Throwable error) {
      HttpException known = TransportFailures.of(error);
      return LookResult.failed(call, connection.phase(), known, took());
    }

    Future<List<LookResult>> send(List<HttpCall> calls, Optional<InetAddress> address) {
      Duration connected = took();
      BoundedClient http =
          HttpClients.on(vertx)
              // flyteadmin with security.secure offers h2 only
              .versions(target.url().secure() ? HttpVersions.HTTP_2_OR_1_1 : HttpVersions.HTTP_1_1)
              .tls(target.trust())
              .connectWithin(limit)
              .resolver(resolver)
              .proxies(proxies)
              .build();
      List<Future<LookResult>> sent =
          calls.stream().map(call -> send(http, call, address, connected)).toList();
      return Future.join(sent)
          .map(done -> done.<LookResult>list())
          .onComplete(done -> http.close());
    }

    private Future<LookResult> send(
        BoundedClient http, HttpCall call, Optional<InetAddress> address, Duration connected) {
      ClientRequest request = call.request(target.url()).timeout(limit.minus(connected));
      address.ifPresent(request::connectTo);
      return http.send(request)
          .map(
              answer ->
                  LookResult.answered(
                      call.name(), answer.status(), call.alive(), connected.plus(answer.took())))
          .otherwise(error -> LookResult.failed(call.name(), error, took()));
    }

    Duration took() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }
  }
}
