package io.github.flyteexporter.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.http.ProxySettings;
import io.github.flyteexporter.http.RawServer;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookLines;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Real servers on loopback, the looks at them, and the end of both. */
abstract class LookFixture {
  @TempDir Path folder;
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  Looks looks;

  @BeforeEach
  void begin() {
    vertx = Vertx.vertx();
    looks = looks(Duration.ofSeconds(20), ProxySettings.NONE);
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    wait(vertx.close());
  }

  Looks looks(Duration limit, ProxySettings proxies) {
    return new Looks(
        vertx,
        TimeSource.system(),
        proxies,
        host -> {
          if (host.endsWith(".invalid")) {
            throw new UnknownHostException(host);
          }
          return new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, 1})};
        },
        limit);
  }

  static <T> T wait(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  int serve(HttpServerOptions options, int status) throws Exception {
    return wait(vertx
            .createHttpServer(options)
            .requestHandler(request -> answer(request, status))
            .listen(0, "127.0.0.1"))
        .actualPort();
  }

  private void answer(HttpServerRequest request, int status) {
    asked.add(request.method() + " " + request.uri() + " " + request.getHeader("authorization"));
    request.response().setStatusCode(status).end(request.uri().equals("/") ? "<Error/>" : "");
  }

  int raw(RawServer.Behaviour behaviour) throws Exception {
    RawServer server = new RawServer("127.0.0.1", behaviour);
    open.add(server);
    return server.port();
  }

  /** Reads until the look has ended. */
  static Reading read(Source source) throws Exception {
    Reading reading = wait(source.read());
    while (reading.isNotYet()) {
      reading = wait(source.read());
    }
    assertThat(reading.ok()).isTrue();
    return reading;
  }

  /** Each call and how it ended: {@code get ok status 403}. */
  static List<String> ends(Reading reading) {
    return LookLines.of(Look.in(reading));
  }
}
