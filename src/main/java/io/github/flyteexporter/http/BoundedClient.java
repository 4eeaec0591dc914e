package io.github.flyteexporter.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.util.Optional;

/** Sends requests whose answers are bounded in time and size. */
public final class BoundedClient implements AutoCloseable {
  private final Vertx vertx;
  private final HttpClient client;
  private final HttpVersions versions;
  private final ProxySettings proxies;
  private final Optional<HostResolver> own;
  private final HostResolver resolver;

  BoundedClient(
      Vertx vertx,
      HttpClient client,
      HttpVersions versions,
      ProxySettings proxies,
      Optional<HostResolver> given) {
    this.vertx = vertx;
    this.client = client;
    this.versions = versions;
    this.proxies = proxies;
    this.own = given.isPresent() ? Optional.empty() : Optional.of(new HostResolver(vertx));
    this.resolver = given.or(() -> own).orElseThrow();
  }

  /**
   * Sends a request and holds the answer whole. The future ends on the event loop of whoever asks;
   * when no whole answer comes it fails with an {@link HttpException}.
   */
  public Future<ClientResponse> send(ClientRequest request) {
    return send(request, ResponseReader.NO_SINK);
  }

  /**
   * As {@link #send(ClientRequest)}; the body of a successful answer goes into the sink, and the
   * future fails with what the sink throws, too.
   */
  public Future<ClientResponse> send(ClientRequest request, BodySink sink) {
    Connecting connecting = new Connecting(client, resolver, proxies, versions, request);
    return new HttpExchange(vertx, connecting, request, sink).begin();
  }

  /** Closes all connections. */
  @Override
  public void close() {
    own.ifPresent(HostResolver::close);
    client.close();
  }
}
