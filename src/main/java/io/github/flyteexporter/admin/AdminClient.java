package io.github.flyteexporter.admin;

import io.github.flyteexporter.auth.AdminCredentials.Header;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.HttpClients;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.HttpVersions;
import io.github.flyteexporter.http.TlsOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Sends reads to flyteadmin's REST API. */
final class AdminClient implements AutoCloseable {
  /** In bytes. What gRPC lets through is 4 MiB; JSON has the names of the fields as well. */
  static final int LARGEST = 6 << 20;

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  private final HttpUrl url;
  private final Duration timeout;
  private final BoundedClient client;

  /** A client whose requests follow each other over one connection. */
  AdminClient(Vertx vertx, URI url, AdminAccess access) {
    this.url = HttpUrl.of(url);
    this.timeout = access.timeout();
    this.client =
        HttpClients.on(vertx)
            .connectWithin(timeout)
            .tls(TlsOptions.of(access.tls()))
            // with security.secure flyteadmin offers h2 only
            // (flyte v1.16.8, flyteadmin/pkg/server/service.go:568-575)
            .versions(HttpVersions.HTTP_2_OR_1_1)
            .keepAlive(KEEP_ALIVE)
            .connections(1)
            .build();
  }

  /** The answer, whatever its status; without its body if that quotes our credentials. */
  Future<AdminResponse> send(AdminRequest request, Optional<Header> credentials) {
    ClientRequest get =
        ClientRequest.get(url(request))
            // exactly this, or the gateway answers in another casing
            .header("accept", "application/json")
            .timeout(timeout)
            .largest(LARGEST);
    credentials.ifPresent(header -> get.header(header.name(), header.value()));
    String secret = credentials.map(Header::value).map(AdminClient::withoutScheme).orElse("");
    return client.send(get).map(AdminResponse::of).map(answer -> answer.hiding(secret));
  }

  /** Of {@code Bearer TOKEN} the token. */
  private static String withoutScheme(String value) {
    return value.substring(value.lastIndexOf(' ') + 1);
  }

  HttpUrl url(AdminRequest request) {
    return url.at(request.path());
  }

  Duration timeout() {
    return timeout;
  }

  @Override
  public void close() {
    client.close();
  }
}
