package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Real servers on loopback, clients that ask them, and the end of both. */
abstract class HttpFixture {
  static final int MIB = 1 << 20;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    get(vertx.close());
  }

  static <T> T get(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  <T extends AutoCloseable> T opened(T one) {
    open.push(one);
    return one;
  }

  BoundedClient client(HttpClients options) {
    return opened(options.build());
  }

  /** A client that speaks HTTP/1.1. */
  BoundedClient client() {
    return client(HttpClients.on(vertx));
  }

  /** A server on all addresses of loopback under one port. */
  int serve(HttpServerOptions options, Handler<HttpServerRequest> handler) {
    int port =
        get(vertx.createHttpServer(options).requestHandler(handler).listen(0, "127.0.0.1"))
            .actualPort();
    get(vertx.createHttpServer(options).requestHandler(handler).listen(port, "::1"));
    return port;
  }

  int raw(String address, RawServer.Behaviour behaviour) throws Exception {
    return opened(new RawServer(address, behaviour)).port();
  }

  /** A server that answers once a request has come, and holds the connection. */
  int answering(String head, byte[] body) throws Exception {
    return raw(
        "127.0.0.1",
        from -> {
          RawServer.request(from);
          RawServer.send(from, "HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n");
          from.getOutputStream().write(body);
          RawServer.hold(from);
        });
  }

  static InetAddress[] addresses(String... literals) {
    return Stream.of(literals)
        .map(literal -> IpAddress.parse(literal).orElseThrow())
        .toArray(InetAddress[]::new);
  }

  static ClientRequest ask(String url) {
    return ClientRequest.get(HttpUrl.parse(url)).timeout(Duration.ofSeconds(30));
  }

  /** The request to a port of an address, such as {@code ::1}. */
  static ClientRequest ask(String address, int port) {
    return ask("http://" + IpAddress.inUrl(address) + ":" + port + "/metrics");
  }

  static HttpException failure(Future<?> asked) {
    CompletionException error = catchThrowableOfType(CompletionException.class, () -> get(asked));
    assertThat(error).as("the request fails").isNotNull();
    assertThat(error.getCause()).isInstanceOf(HttpException.class);
    assertThat(error.getCause().getMessage()).doesNotContain("Exception:", "\n").isNotBlank();
    return (HttpException) error.getCause();
  }

  HttpException failure(ClientRequest request) {
    return failure(client().send(request));
  }
}
