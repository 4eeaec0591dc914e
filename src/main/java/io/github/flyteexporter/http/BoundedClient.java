package io.github.flyteexporter.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.util.Optional;

/** Sends requests whose responses are bounded in time and size. */
public final class BoundedClient implements AutoCloseable {
  private final Vertx vertx;
  private final HttpClient client;
  private final String encoding;
  private final HttpVersions versions;
  private final ProxySettings proxies;
  private final Optional<HostResolver> own;
  private final HostResolver resolver;

  BoundedClient(
      Vertx vertx,
      HttpClient client,
      String encoding,
      HttpVersions versions,
      ProxySettings proxies,
      Optional<HostResolver> given) {
    this.vertx = vertx;
    this.client = client;
    this.encoding = encoding;
    this.versions = versions;
    this.proxies = proxies;
    this.own = given.isPresent() ? Optional.empty() : Optional.of(new HostResolver(vertx));
    this.resolver = given.or(() -> own).orElseThrow();
  }

  /**
   * Sends a request and reads the whole response, whatever its status. The future completes on the
   * event loop of the caller; without a complete response it fails with an {@link HttpException}.
   */
  public Future<ClientResponse> send(ClientRequest request) {
    return send(request, ResponseReader.NO_SINK);
  }

  /**
   * As {@link #send(ClientRequest)}; the body of a 2xx response goes into the sink, and the future
   * fails with what the sink throws, too.
   */
  public Future<ClientResponse> send(ClientRequest request, BodySink sink) {
    request.header("accept-encoding", encoding);
    ConnectionAttempt attempt = new ConnectionAttempt(client, resolver, proxies, versions, request);
    return new HttpExchange(vertx, attempt, request, sink).begin();
  }

  /** Closes all connections. */
  @Override
  public void close() {
    own.ifPresent(HostResolver::close);
    client.close();
  }
}
