package io.github.flyteexporter.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** HTTP/2: how it fails, and a connection that is dead without anybody having closed it. */
class Http2IT extends HttpFixture {
  @TempDir Path folder;
  private TestCa ca;

  @BeforeEach
  void make() throws Exception {
    ca = new TestCa(folder);
  }

  private HttpServerOptions secure(HttpVersion... versions) throws Exception {
    return ca.server(TestCa.LOOPBACK, 9)
        .setUseAlpn(versions.length > 0)
        .setAlpnVersions(List.of(versions));
  }

  private BoundedClient speaking(HttpVersions versions) {
    return client(HttpClients.on(vertx).tls(ca.trusted()).versions(versions));
  }

  private FailureKind failure(String scheme, int port) {
    BoundedClient client = speaking(HttpVersions.HTTP_2);
    return failure(client.send(ask(scheme + "://localhost:" + port + "/"))).kind();
  }

  private String spoken(HttpVersions versions, String url) {
    return get(speaking(versions).send(ask(url))).version().alpnName();
  }

  @Test
  void whatIsNegotiated() throws Exception {
    HttpVersion[] both = {HttpVersion.HTTP_2, HttpVersion.HTTP_1_1};
    String two = "https://localhost:" + serve(secure(HttpVersion.HTTP_2), r -> r.response().end());
    String any = "https://[::1]:" + serve(secure(both), r -> r.response().end());
    String one =
        "https://127.0.0.1:" + serve(secure(HttpVersion.HTTP_1_1), r -> r.response().end());
    String none = "https://localhost:" + serve(secure(), r -> r.response().end());
    String plain = "http://localhost:" + serve(new HttpServerOptions(), r -> r.response().end());
    assertThat(spoken(HttpVersions.HTTP_2_OR_1_1, two)).isEqualTo("h2");
    assertThat(spoken(HttpVersions.HTTP_2_OR_1_1, any)).isEqualTo("h2");
    assertThat(spoken(HttpVersions.HTTP_2_OR_1_1, one)).isEqualTo("http/1.1");
    assertThat(spoken(HttpVersions.HTTP_2_OR_1_1, none)).isEqualTo("http/1.1");
    assertThat(spoken(HttpVersions.HTTP_2_OR_1_1, plain)).isEqualTo("http/1.1");
    assertThat(spoken(HttpVersions.HTTP_2, any)).isEqualTo("h2");
    assertThat(spoken(HttpVersions.HTTP_2, plain)).isEqualTo("h2");
    assertThat(spoken(HttpVersions.HTTP_1_1, any)).isEqualTo("http/1.1");
  }

  @Test
  void aServerThatSpeaksOnlyHttp1() throws Exception {
    HttpServerOptions plain = new HttpServerOptions().setHttp2ClearTextEnabled(false);
    assertThat(failure("http", serve(plain, r -> r.response().end())))
        .isEqualTo(FailureKind.NO_HTTP2);
    int go =
        raw(
            "127.0.0.1",
            from -> {
              RawServer.send(from, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n400");
              RawServer.hold(from);
            });
    assertThat(failure("http", go)).isEqualTo(FailureKind.NO_HTTP2);
    assertThat(failure("https", serve(secure(HttpVersion.HTTP_1_1), r -> r.response().end())))
        .isEqualTo(FailureKind.NO_HTTP2);
    assertThat(failure("https", serve(secure(), r -> r.response().end())))
        .isEqualTo(FailureKind.NO_HTTP2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, STREAM_RESET, NO_ERROR",
    "2, STREAM_RESET, INTERNAL_ERROR",
    "7, STREAM_RESET, REFUSED_STREAM",
    "8, STREAM_RESET, CANCEL",
    "11, STREAM_RESET, ENHANCE_YOUR_CALM",
    "13, NO_HTTP2, HTTP_1_1_REQUIRED",
    "99, STREAM_RESET, error 99"
  })
  void aStreamThatIsReset(long code, FailureKind kind, String text) throws Exception {
    int secure = serve(secure(HttpVersion.HTTP_2), r -> r.response().reset(code));
    int within =
        serve(
            new HttpServerOptions(),
            r ->
                r.response().setChunked(true).write("a").onComplete(a -> r.response().reset(code)));
    for (String url : List.of("https://localhost:" + secure, "http://[::1]:" + within)) {
      HttpException error = failure(speaking(HttpVersions.HTTP_2).send(ask(url)));
      assertThat(error.kind()).isEqualTo(kind);
      assertThat(error.getMessage())
          .contains("the server reset the stream (HTTP/2 RST_STREAM, " + text + ")");
    }
  }

  /** The frames SETTINGS and GOAWAY (ENHANCE_YOUR_CALM), as Go's server ends too many pings. */
  private static final byte[] GOAWAY =
      HexFormat.of()
          .parseHex(
              "000000040000000000"
                  + "00001607000000000000000000"
                  + "0000000b"
                  + HexFormat.of().formatHex("too_many_pings".getBytes(US_ASCII)));

  @Test
  void aServerThatGoesAway() throws Exception {
    int calm =
        raw(
            "127.0.0.1",
            from -> {
              from.getOutputStream().write(GOAWAY);
              RawServer.hold(from);
            });
    BoundedClient client = speaking(HttpVersions.HTTP_2);
    HttpException error = failure(client.send(ask("http://localhost:" + calm)));
    assertThat(error.kind()).isEqualTo(FailureKind.GOAWAY);
    assertThat(error.getMessage())
        .isEqualTo("the server closed the connection (HTTP/2 GOAWAY, ENHANCE_YOUR_CALM)");
    int closing = serve(secure(HttpVersion.HTTP_2), r -> r.connection().close());
    assertThat(failure("https", closing)).isEqualTo(FailureKind.GOAWAY);
  }

  /** A firewall that forgot the connection drops its packets without a word. */
  @ParameterizedTest
  @EnumSource(HttpVersions.class)
  void aDeadConnectionCostsOneRequest(HttpVersions versions) throws Exception {
    HttpVersion[] both = {HttpVersion.HTTP_2, HttpVersion.HTTP_1_1};
    int port = serve(secure(both), r -> r.response().end("well"));
    TestTunnel tunnel = opened(TestTunnel.to(port));
    BoundedClient client =
        client(
            HttpClients.on(vertx)
                .tls(ca.trusted())
                .versions(versions)
                .connections(1)
                .keepAlive(Duration.ofMinutes(1)));
    String url = "https://localhost:" + tunnel.port() + "/";
    assertThat(get(client.send(ask(url))).text()).isEqualTo("well");
    assertThat(get(client.send(ask(url))).text()).isEqualTo("well");
    assertThat(tunnel.requests()).as("connections").hasSize(1);
    tunnel.freeze();
    HttpException error = failure(client.send(ask(url).timeout(Duration.ofMillis(500))));
    assertThat(error.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(get(client.send(ask(url))).text()).isEqualTo("well");
    assertThat(tunnel.requests()).as("connections").hasSize(2);
  }
}
