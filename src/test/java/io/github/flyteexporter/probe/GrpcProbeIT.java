package io.github.flyteexporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Doors for gRPC; the answers are those that flyteadmin 1.16.8 gave, and those of proxies. */
class GrpcProbeIT {
  @TempDir static Path folder;
  private static ProbeFixture fixture;
  private static TestCa ca;
  private static KeyCertOptions good;

  @BeforeAll
  static void open() throws Exception {
    fixture = new ProbeFixture();
    ca = new TestCa(folder);
    good = ca.sign("DNS:localhost", 9);
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  /** As recorded: message 0801, status in the trailers. */
  private static void serving(HttpServerRequest request) {
    request
        .response()
        .putHeader("content-type", "application/grpc")
        .putTrailer("grpc-status", "0")
        .putTrailer("grpc-message", "")
        .end(Buffer.buffer(new byte[] {0, 0, 0, 0, 2, 8, 1}));
  }

  /** What goes wrong in gRPC comes without a message, all of it in the headers. */
  private static void refused(HttpServerRequest request, String status, String message) {
    request
        .response()
        .putHeader("content-type", "application/grpc")
        .putHeader("grpc-status", status)
        .putHeader("grpc-message", message)
        .end();
  }

  private static String tried(int port) {
    return ProbeFixture.failure(fixture.tries(ProbeKind.GRPC, ProbeFixture.plain(port)));
  }

  private static HttpServerOptions tls(HttpVersion... versions) {
    return new HttpServerOptions()
        .setSsl(true)
        .setUseAlpn(true)
        .setAlpnVersions(List.of(versions))
        .setKeyCertOptions(good);
  }

  private static ProbeReading triedSecurely(ProbeKind visit, int port) {
    return fixture.tries(visit, ProbeFixture.secure(port), ca.trusted(), AdminCredentials.NONE);
  }

  @Test
  void aFlyteThatServes() {
    AtomicReference<HttpServerRequest> asked = new AtomicReference<>();
    int port =
        fixture.http(
            request -> {
              asked.set(request);
              request
                  .body()
                  .onSuccess(
                      body -> {
                        if (body.equals(Buffer.buffer(new byte[5]))) {
                          serving(request);
                        } else {
                          refused(request, "13", "no message");
                        }
                      });
            });
    assertThat(tried(port)).isEqualTo("ok");
    assertThat(asked.get().version()).isEqualTo(HttpVersion.HTTP_2);
    assertThat(asked.get().path()).isEqualTo("/grpc.health.v1.Health/Check");
    assertThat(asked.get().getHeader("te")).isEqualTo("trailers");
  }

  @ParameterizedTest
  @CsvSource({
    "16,request auth",
    "7,request auth",
    "5,request status",
    "12,request path_not_routed",
    "14,request upstream",
    "4,request timeout"
  })
  void whatGrpcRefuses(String status, String failure) {
    assertThat(tried(fixture.http(request -> refused(request, status, "token parse error"))))
        .isEqualTo(failure);
  }

  @Test
  void aServerThatDoesNotServe() {
    int port =
        fixture.http(
            request ->
                request
                    .response()
                    .putHeader("content-type", "application/grpc")
                    .putTrailer("grpc-status", "0")
                    .end(Buffer.buffer(new byte[] {0, 0, 0, 0, 2, 8, 2})));
    assertThat(tried(port)).isEqualTo("request status");
  }

  @Test
  void trailersThatAProxySwallowed() {
    int port =
        fixture.http(
            request ->
                request
                    .response()
                    .putHeader("content-type", "application/grpc")
                    .end(Buffer.buffer(new byte[] {0, 0, 0, 0, 2, 8, 1})));
    assertThat(tried(port)).isEqualTo("request status");
  }

  @ParameterizedTest
  @CsvSource({
    "200,path_not_routed",
    "302,path_not_routed",
    "404,path_not_routed",
    "405,path_not_routed",
    "415,path_not_routed",
    "464,path_not_routed",
    "501,path_not_routed",
    "401,auth",
    "502,upstream",
    "503,upstream",
    "504,upstream"
  })
  void aProxyThatAnswersItself(int status, String reason) {
    int port =
        fixture.http(
            request ->
                request
                    .response()
                    .setStatusCode(status)
                    .putHeader("content-type", "text/html")
                    .end("<html>"));
    assertThat(tried(port)).isEqualTo("request " + reason);
  }

  @Test
  void aServerThatSpeaksOnlyHttp1() {
    int port =
        fixture.http(
            new HttpServerOptions().setHttp2ClearTextEnabled(false),
            request -> request.response().end());
    assertThat(tried(port)).isEqualTo("request http1_only");
  }

  @Test
  void aGoServerThatSpeaksOnlyHttp1() {
    int port =
        fixture.tcp(
            socket ->
                socket.handler(
                    any ->
                        socket.end(
                            Buffer.buffer(
                                "HTTP/1.1 505 Not Supported\r\nContent-Length: 0\r\n\r\n"))));
    assertThat(tried(port)).isEqualTo("request http1_only");
  }

  @Test
  void aStreamThatIsReset() {
    assertThat(tried(fixture.http(request -> request.response().reset(2))))
        .isEqualTo("request upstream");
    assertThat(tried(fixture.http(request -> request.response().reset(0xd))))
        .isEqualTo("request http1_only");
  }

  @Test
  void oneSecurePortThatSpeaksOnlyHttp2ServesBoth() {
    int port =
        fixture.http(
            tls(HttpVersion.HTTP_2),
            request -> {
              if (request.path().startsWith("/grpc")) {
                serving(request);
              } else {
                request.response().putHeader("content-type", "application/json").end("{}");
              }
            });
    assertThat(ProbeFixture.failure(triedSecurely(ProbeKind.GRPC, port))).isEqualTo("ok");
    ProbeReading http = triedSecurely(ProbeKind.HTTP, port);
    assertThat(ProbeFixture.failure(http)).isEqualTo("ok");
    assertThat(http.log()).contains("ALPN h2").contains("GET /healthcheck: h2 200");
  }

  @Test
  void anIngressThatOffersOnlyHttp1() {
    int port =
        fixture.http(
            tls(HttpVersion.HTTP_1_1),
            request -> request.response().putHeader("content-type", "application/json").end("{}"));
    assertThat(ProbeFixture.failure(triedSecurely(ProbeKind.GRPC, port)))
        .isEqualTo("tls http1_only");
    assertThat(ProbeFixture.failure(triedSecurely(ProbeKind.HTTP, port))).isEqualTo("ok");
  }

  @Test
  void theDefaultPlaceOfGrpc() {
    assertThat(Probes.grpc(ProbeFixture.plain(8088))).contains(ProbeFixture.plain(8089));
    assertThat(Probes.grpc(ProbeFixture.plain(80))).contains(ProbeFixture.plain(81));
    assertThat(Probes.grpc(ProbeFixture.plain(30_080))).isEmpty();
    assertThat(Probes.grpc(ProbeFixture.secure(443))).contains(ProbeFixture.secure(443));
  }
}
