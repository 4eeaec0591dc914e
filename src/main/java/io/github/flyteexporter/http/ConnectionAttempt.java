package io.github.flyteexporter.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up a request's host and gets a connection to the first of its addresses that takes one. */
final class ConnectionAttempt {
  private static final int TRIED = 3;

  /** What one address fails by says nothing of the next. */
  private static final Set<FailureKind> OF_ONE_ADDRESS =
      Set.of(FailureKind.REFUSED, FailureKind.NO_ROUTE, FailureKind.CONNECT_TIMEOUT);

  private final HttpClient client;
  private final HostResolver resolver;
  private final ProxySettings proxies;
  private final ClientRequest asked;
  private final HttpUrl url;
  private final RequestOptions options;
  private List<InetAddress> addresses = List.of();
  private boolean connects;
  private boolean over;

  ConnectionAttempt(
      HttpClient client,
      HostResolver resolver,
      ProxySettings proxies,
      HttpVersions versions,
      ClientRequest asked) {
    this.client = client;
    this.resolver = resolver;
    this.proxies = proxies;
    this.asked = asked;
    this.url = asked.url();
    this.options =
        new RequestOptions()
            .setMethod(asked.method())
            .setSsl(url.secure())
            .setProtocolVersion(versions.only(url.secure()))
            .setHost(url.hostInUrl())
            .setPort(url.port())
            .setURI(url.target())
            .setHeaders(asked.headers())
            .setFollowRedirects(false);
  }

  /** A request on a connection, to be sent; fails with an {@link HttpException}. */
  Future<HttpClientRequest> begin() {
    if (asked.address().isPresent()) {
      return connect(List.of(asked.address().get()));
    }
    Optional<ProxyServer> proxy;
    try {
      proxy = proxies.proxyFor(url);
    } catch (IllegalArgumentException e) {
      throw new HttpException(FailureKind.PROXY, e.getMessage());
    }
    if (proxy.isPresent()) {
      // it looks up the host itself
      options.setProxyOptions(proxy.get().options());
      return request(url.hostInUrl());
    }
    return resolver.addresses(url).compose(this::connect);
  }

  private Future<HttpClientRequest> connect(List<InetAddress> found) {
    addresses = found.subList(0, Math.min(TRIED, found.size()));
    return connect(0);
  }

  /** The addresses share the timeout, so that one that drops packets leaves time for the others. */
  private Future<HttpClientRequest> connect(int at) {
    boolean last = at + 1 == addresses.size();
    Duration share = asked.timeout().dividedBy(addresses.size());
    options.setConnectTimeout(last ? -1 : Math.max(1, share.toMillis()));
    return request(IpAddress.toConnect(addresses.get(at)))
        .recover(
            error ->
                last || over || !(error instanceof HttpException one && isOfAddress(one))
                    ? Future.failedFuture(error)
                    : connect(at + 1));
  }

  private static boolean isOfAddress(HttpException error) {
    return OF_ONE_ADDRESS.contains(error.kind());
  }

  private Future<HttpClientRequest> request(String host) {
    connects = true;
    options.setServer(SocketAddress.inetSocketAddress(url.port(), host));
    int shown = url.port() == HttpUrl.defaultPort(url.secure()) ? -1 : url.port();
    return client
        .request(options)
        .map(request -> request.authority(HostAndPort.create(url.hostInUrl(), shown)))
        .recover(error -> Future.failedFuture(failed(TransportFailures.of(error))));
  }

  private static HttpException failed(HttpException error) {
    return error.kind() == FailureKind.TIMEOUT
        ? new HttpException(FailureKind.CONNECT_TIMEOUT, error.getMessage())
        : error;
  }

  /** No further address is tried. */
  void end() {
    over = true;
  }

  /** What it means that there is no connection yet. */
  HttpException late(String within) {
    return connects
        ? new HttpException(FailureKind.CONNECT_TIMEOUT, "no connection" + within)
        : new HttpException(FailureKind.DNS, "no address of " + url.host() + within);
  }
}
