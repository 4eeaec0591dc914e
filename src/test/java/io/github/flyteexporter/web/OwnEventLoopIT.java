package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server answers while the event loop of whoever started it is busy. */
class OwnEventLoopIT {
  private final HttpClient client = HttpClient.newHttpClient();
  private Vertx vertx;

  private HttpServer start(int loops, int port) {
    vertx = vertx == null ? Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops)) : vertx;
    return OwnEventLoop.start(
            vertx,
            () ->
                vertx
                    .createHttpServer()
                    .requestHandler(request -> request.response().end("yes"))
                    .listen(port, "localhost"))
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private String ask(HttpServer server) throws Exception {
    URI uri = URI.create("http://localhost:" + server.actualPort() + "/");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void itAnswersWhileTheAskingLoopIsBusy(int loops) throws Exception {
    for (int i = 0; i <= loops; i++) {
      HttpServer server = start(loops, 0);
      CountDownLatch answered = new CountDownLatch(1);
      CompletableFuture<Boolean> busy = new CompletableFuture<>();
      vertx.runOnContext(round -> busy.complete(await(answered)));
      try {
        assertThat(ask(server)).isEqualTo("yes");
      } finally {
        answered.countDown();
      }
      assertThat(busy.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(40, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void aSingleLoopServesAsWell() throws Exception {
    assertThat(ask(start(1, 0))).isEqualTo("yes");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aTakenPortIsSaid(int loops) {
    HttpServer first = start(loops, 0);

    assertThatThrownBy(() -> start(loops, first.actualPort()))
        .hasCauseInstanceOf(BindException.class);
  }

  @Test
  void aFailureWhileStartingIsSaid() {
    vertx = Vertx.vertx();
    Future<HttpServer> server =
        OwnEventLoop.start(
            vertx,
            () -> {
              throw new IllegalArgumentException("no key");
            });

    assertThatThrownBy(
            () -> server.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS))
        .hasRootCauseMessage("no key");
  }
}
