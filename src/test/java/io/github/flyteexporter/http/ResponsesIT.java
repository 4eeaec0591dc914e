package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers: whole, large, streamed, endless; what is held of them is bounded. */
class ResponsesIT extends HttpFixture {
  private static void endless(Socket to, String head) throws IOException {
    RawServer.request(to);
    RawServer.send(to, head + "\r\nConnection: close\r\n\r\n");
    byte[] bytes = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    while (true) {
      to.getOutputStream().write(bytes);
    }
  }

  @Test
  void whatIsAsked() {
    int port =
        serve(new HttpServerOptions(), r -> r.response().end(r.headers().entries().toString()));
    ClientRequest request = ask("::1", port).header("Flyte-Authorization", "Bearer a");
    assertThat(get(client().send(request)).text())
        .isEqualTo(
            "[user-agent=flyte-exporter, flyte-authorization=Bearer a, accept-encoding=identity,"
                + " host=[::1]:"
                + port
                + "]");
    assertThat(get(client(HttpClients.on(vertx).gzip()).send(ask("::1", port))).text())
        .contains("accept-encoding=gzip,");
  }

  @Test
  void whatIsPosted() {
    int port = serve(new HttpServerOptions(), r -> r.body().onSuccess(r.response()::end));
    HttpUrl url = HttpUrl.parse("http://localhost:" + port);
    ClientResponse answer = get(client().send(ClientRequest.post(url, Buffer.buffer("a=b"))));
    assertThat(answer.text()).isEqualTo("a=b");
    assertThat(answer.isSuccess()).isTrue();
    assertThat(answer.took()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer canary\n", "Bearer canary\r\nb: c", "Bearer canary\u0000"})
  void aHeaderThatCannotBeSent(String value) {
    ClientRequest request = ask("::1", 1);
    assertThatThrownBy(() -> request.header("authorization", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("authorization")
        .hasMessageNotContaining("canary");
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    int elsewhere = serve(new HttpServerOptions(), r -> r.response().end("elsewhere"));
    int port =
        serve(
            new HttpServerOptions(),
            r ->
                r.response()
                    .setStatusCode(302)
                    .putHeader("Location", "http://localhost:" + elsewhere)
                    .end());
    ClientResponse answer = get(client().send(ask("::1", port)));
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.isRedirect()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 99999999999", "Content-Type: text/plain"})
  void anAnswerThatIsTooLarge(String header) throws Exception {
    int port = raw("::1", from -> endless(from, "HTTP/1.1 200 OK\r\n" + header));
    HttpException error = failure(ask("::1", port).largest(MIB));
    assertThat(error.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(error.getMessage()).isEqualTo("the response is larger than 1048576 bytes");
  }

  @Test
  void anAnswerThatIsCut() throws Exception {
    int port = raw("::1", from -> endless(from, "HTTP/1.1 200 OK"));
    ClientResponse answer = get(client().send(ask("::1", port).cutAt(100)));
    assertThat(answer.body().length()).isEqualTo(100);
    assertThat(answer.cut()).isTrue();
  }

  @Test
  void theEndOfAnErrorIsNotWaitedFor() throws Exception {
    int port = raw("::1", from -> endless(from, "HTTP/1.1 403 Forbidden"));
    ClientResponse answer = get(client().send(ask("::1", port)));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().length()).isEqualTo(1 << 16);
  }

  @Test
  void aLimitThatIsMetExactly() throws Exception {
    int port = answering("Content-Length: 100", new byte[100]);
    assertThat(get(client().send(ask("127.0.0.1", port).largest(100))).cut()).isFalse();
    assertThat(failure(ask("127.0.0.1", port).largest(99)).kind()).isEqualTo(FailureKind.TOO_LARGE);
  }

  @Test
  void aLargePageIsStreamed() throws Exception {
    int port =
        raw(
            "127.0.0.1",
            from -> {
              RawServer.request(from);
              RawServer.send(from, "HTTP/1.1 200 OK\r\nContent-Length: " + 100 * MIB + "\r\n\r\n");
              for (int i = 0; i < 100; i++) {
                from.getOutputStream().write(new byte[MIB]);
              }
              RawServer.hold(from);
            });
    CountingSink sink = new CountingSink();
    BoundedClient client = client(HttpClients.on(vertx).pieces(1 << 16));
    ClientResponse answer = get(client.send(ask("127.0.0.1", port).largest(200 * MIB), sink));
    assertThat(sink.bytes.get()).isEqualTo(100 * MIB);
    assertThat(sink.ended).isTrue();
    assertThat(sink.released).isTrue();
    assertThat(answer.body().length()).isZero();
    // Vert.x copies each piece into a buffer of its own
    assertThat(sink.allocated).as("bytes allocated on the way").isLessThan(120L * MIB);
  }

  @Test
  void whatASinkRefuses() throws Exception {
    BodySink strict =
        new BodySink() {
          @Override
          public boolean accepts(String contentType) {
            return contentType.startsWith("text/plain");
          }

          @Override
          public void feed(byte[] bytes, int offset, int length) {
            throw new IllegalStateException("enough");
          }
        };
    int html = answering("Content-Type: text/html\r\nContent-Length: 1", new byte[1]);
    HttpException error = failure(client().send(ask("127.0.0.1", html), strict));
    assertThat(error.kind()).isEqualTo(FailureKind.MALFORMED);
    assertThat(error.getMessage()).isEqualTo("the response has the content type text/html");
    int text = answering("Content-Type: text/plain\r\nContent-Length: 1", new byte[1]);
    assertThatThrownBy(() -> get(client().send(ask("127.0.0.1", text), strict)))
        .hasRootCauseMessage("enough")
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void connectionsAreNotLeftBehind() throws Exception {
    RawServer server =
        opened(
            new RawServer(
                "127.0.0.1",
                from -> {
                  RawServer.send(from, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                  RawServer.hold(from);
                }));
    BoundedClient client = client(HttpClients.on(vertx).connections(1));
    for (int i = 0; i < 3; i++) {
      ClientRequest request = ask("127.0.0.1", server.port()).timeout(Duration.ofMillis(200));
      assertThat(failure(client.send(request)).kind().reason()).isEqualTo(Reason.TIMEOUT);
    }
    Awaitility.await().until(() -> server.connections() == 0);
  }
}
