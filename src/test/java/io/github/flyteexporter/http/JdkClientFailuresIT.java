package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same errors from Java's own client, over which the API server of Kubernetes is asked. */
class JdkClientFailuresIT extends HttpFixture {
  @TempDir Path folder;

  private static HttpException failure(HttpClient client, String url, Duration timeout) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout).build();
    Throwable error = catchThrowable(() -> client.send(request, BodyHandlers.ofString()));
    assertThat(error).as("the request fails").isNotNull();
    assertThat(TransportFailures.of(error).getMessage()).doesNotContain("Exception");
    return TransportFailures.of(error);
  }

  private static FailureKind failure(String url) {
    HttpClient client = HttpClient.newHttpClient();
    return failure(client, url, Duration.ofSeconds(20)).kind();
  }

  private static String url(String address, int port) {
    return "http://" + IpAddress.inUrl(address) + ":" + port + "/";
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void connections(String address) throws Exception {
    int closed = FreePort.find();
    assertThat(failure(url(address, closed))).isEqualTo(FailureKind.REFUSED);
    int resetting =
        raw(
            address,
            from -> {
              RawServer.request(from);
              RawServer.reset(from);
            });
    assertThat(failure(url(address, resetting))).isEqualTo(FailureKind.RESET);
    assertThat(failure(url(address, raw(address, RawServer::request))))
        .isEqualTo(FailureKind.CLOSED);
    for (String half :
        List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha",
            "HTTP/1.1 200 OK\r\nConte")) {
      int closing =
          raw(
              address,
              from -> {
                RawServer.request(from);
                RawServer.send(from, half);
              });
      assertThat(failure(url(address, closing))).isEqualTo(FailureKind.CLOSED);
    }
  }

  @Test
  void whatIsNoHttp() throws Exception {
    int port =
        raw(
            "127.0.0.1",
            from -> {
              RawServer.request(from);
              RawServer.send(from, "SSH-2.0-OpenSSH_9.2\r\n\r\n\r\n");
            });
    assertThat(failure(url("127.0.0.1", port))).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void noNameNoRouteNoTime() throws Exception {
    assertThat(failure("http://flyte.invalid/")).isEqualTo(FailureKind.DNS);
    assertThat(failure(url("224.0.0.1", 80))).isEqualTo(FailureKind.NO_ROUTE);
    int silent = raw("127.0.0.1", RawServer::hold);
    Duration hasty = Duration.ofMillis(300);
    HttpClient client = HttpClient.newHttpClient();
    assertThat(failure(client, url("127.0.0.1", silent), hasty).kind())
        .isEqualTo(FailureKind.TIMEOUT);
    ServerSocket full = opened(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    try {
      while (true) {
        opened(new Socket())
            .connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 200);
      }
    } catch (SocketTimeoutException e) {
      // now it is full
    }
    HttpClient connecting = HttpClient.newBuilder().connectTimeout(hasty).build();
    assertThat(
            failure(connecting, url("127.0.0.1", full.getLocalPort()), Duration.ofSeconds(9))
                .kind())
        .isEqualTo(FailureKind.CONNECT_TIMEOUT);
  }

  private static HttpClient trusting(TlsOptions tls) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {tls.manager()}, null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @Test
  void tlsAndHttp2() throws Exception {
    TestCa ca = new TestCa(folder);
    HttpServerOptions options =
        ca.server(TestCa.LOOPBACK, 9).setUseAlpn(true).setAlpnVersions(List.of(HttpVersion.HTTP_2));
    String stranger = "https://localhost:" + serve(options, r -> r.response().end()) + "/";
    assertThat(failure(stranger)).isEqualTo(FailureKind.TLS);
    HttpServerOptions elsewhere = ca.server("DNS:flyte.example.com", 9);
    String other = "https://localhost:" + serve(elsewhere, r -> r.response().end()) + "/";
    HttpException named = failure(trusting(ca.trusted()), other, Duration.ofSeconds(9));
    assertThat(named.kind()).isEqualTo(FailureKind.TLS);
    assertThat(named.getMessage()).contains("localhost");
    String reset = "https://localhost:" + serve(options, r -> r.response().reset(2)) + "/";
    assertThat(failure(trusting(ca.trusted()), reset, Duration.ofSeconds(9)).kind())
        .isEqualTo(FailureKind.STREAM_RESET);
    String closing = "https://localhost:" + serve(options, r -> r.connection().close()) + "/";
    assertThat(failure(trusting(ca.trusted()), closing, Duration.ofSeconds(9)).kind().reason())
        .isEqualTo(Reason.CUT_OFF);
    String gone =
        "https://127.0.0.1:" + raw("127.0.0.1", from -> from.getInputStream().read()) + "/";
    assertThat(failure(trusting(ca.trusted()), gone, Duration.ofSeconds(9)).kind().reason())
        .isEqualTo(Reason.CUT_OFF);
  }
}
