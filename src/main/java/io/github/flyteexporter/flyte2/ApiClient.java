package io.github.flyteexporter.flyte2;

import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.HttpClients;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.http.TransportFailures;
import io.github.flyteexporter.look.LookResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Sends calls to the API: Connect over HTTP/1.1. */
final class ApiClient implements AutoCloseable {
  /** In bytes; a page of 200 rows has some 200,000. */
  private static final int LARGEST = 4 << 20;

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  private final HttpUrl url;
  private final Duration timeout;
  private final BoundedClient client;

  ApiClient(Vertx vertx, URI url, AdminAccess access) {
    this.url = HttpUrl.of(url);
    this.timeout = access.timeout();
    this.client =
        HttpClients.on(vertx)
            .connectWithin(timeout)
            .tls(TlsOptions.of(access.tls()))
            .keepAlive(KEEP_ALIVE)
            .connections(ApiCall.values().length)
            .build();
  }

  /** An answer, and how the call went as a look. */
  record Sent(ApiAnswer answer, LookResult look) {}

  /**
   * Sends a call; the future does not fail.
   *
   * @param token of the page, empty for the first
   */
  Future<Sent> send(ApiCall call, String token) {
    long begun = System.nanoTime();
    HttpUrl target = url.at(call.path());
    return client
        .send(request(call, target, token))
        .map(
            answer ->
                new Sent(
                    new ApiAnswer(
                        answer.status(), answer.body().getBytes(), answer.took(), Optional.empty()),
                    LookResult.answered(
                        call.call(), answer.status(), LookResult.SUCCESS, answer.took())))
        .otherwise(
            error -> {
              Duration took = Duration.ofNanos(System.nanoTime() - begun);
              return new Sent(
                  ApiAnswer.none(TransportFailures.of(error).failure(target.toString()), took),
                  LookResult.failed(call.call(), error, took));
            });
  }

  private ClientRequest request(ApiCall call, HttpUrl target, String token) {
    ClientRequest request =
        call.isText()
            ? ClientRequest.get(target)
            : ClientRequest.post(target, Buffer.buffer(call.body(token)))
                .header("content-type", "application/json")
                .header("accept", "application/json");
    return request.timeout(timeout).largest(LARGEST);
  }

  @Override
  public void close() {
    client.close();
  }
}
