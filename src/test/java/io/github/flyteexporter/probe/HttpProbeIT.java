package io.github.flyteexporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.github.flyteexporter.reading.ProbeSamples;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Doors for HTTP as flyteadmin, proxies and broken networks open them. */
class HttpProbeIT {
  private static ProbeFixture fixture;

  @BeforeAll
  static void open() {
    fixture = new ProbeFixture();
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  /** flyteadmin of 1.16.8: an empty health check, and JSON from its API. */
  private static void admin(HttpServerRequest request, int status, String json) {
    if (request.path().equals("/healthcheck")) {
      request.response().end();
    } else {
      request
          .response()
          .setStatusCode(status)
          .putHeader("content-type", "application/json")
          .end(json);
    }
  }

  private static ProbeReading http(int port) {
    return fixture.tries(ProbeKind.HTTP, ProbeFixture.plain(port));
  }

  @Test
  void aFlyteThatWorks() {
    ProbeReading tried = http(fixture.http(request -> admin(request, 200, "{\"projects\":[]}")));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("ok");
    assertThat(tried.reading().samples().sum(ProbeSamples.SUCCESS)).hasValue(1);
    assertThat(tried.reading().samples().all(ProbeSamples.DURATION))
        .extracting(sample -> sample.labels().get("phase"))
        .containsExactly("dns", "connect", "request", "read");
    assertThat(tried.reading().samples().sum(ProbeSamples.ADDRESSES).orElse(0)).isPositive();
    assertThat(tried.reading().samples().has(ProbeSamples.NOT_AFTER)).isFalse();
    assertThat(tried.log()).contains("GET /api/v1/projects?limit=1: http/1.1 200");
  }

  @Test
  void aHealthCheckThatAnswersWhileTheDatabaseIsGone() {
    ProbeReading tried =
        http(fixture.http(request -> admin(request, 500, "{\"code\":13,\"message\":\"no\"}")));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("read status");
    assertThat(tried.reading().ok()).isTrue();
    assertThat(tried.reading().samples().sum(ProbeSamples.SUCCESS)).hasValue(0);
  }

  @Test
  void aTokenThatIsMissing() {
    assertThat(ProbeFixture.failure(http(fixture.http(request -> admin(request, 401, "{}")))))
        .isEqualTo("read auth");
  }

  @ParameterizedTest
  @CsvSource({
    "301,path_not_routed",
    "302,path_not_routed",
    "401,auth",
    "403,auth",
    "404,path_not_routed",
    "405,path_not_routed",
    "464,path_not_routed",
    "426,http1_only",
    "500,status",
    "418,status",
    "502,upstream",
    "503,upstream",
    "504,upstream"
  })
  void aProxyThatAnswersItself(int status, String reason) {
    ProbeReading tried =
        http(
            fixture.http(
                request ->
                    request
                        .response()
                        .setStatusCode(status)
                        .putHeader("location", "https://idp.example.com/login?state=canary")
                        .end("<html>")));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("request " + reason);
    assertThat(tried.log()).contains("location: https://idp.example.com/login\n");
    assertThat(tried.log()).doesNotContain("canary");
  }

  @Test
  void aPageInFlytesPlace() {
    int port =
        fixture.http(
            request ->
                request.response().putHeader("content-type", "text/html; charset=utf-8").end("x"));
    assertThat(ProbeFixture.failure(http(port))).isEqualTo("request path_not_routed");
  }

  @Test
  void aHealthCheckThatIsRoutedWhileTheApiIsNot() {
    int port =
        fixture.http(
            request -> {
              if (!request.path().equals("/healthcheck")) {
                request.response().putHeader("content-type", "text/html");
              }
              request.response().end("x");
            });
    assertThat(ProbeFixture.failure(http(port))).isEqualTo("read path_not_routed");
  }

  @Test
  void nobodyListens() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    assertThat(ProbeFixture.failure(http(port))).isEqualTo("connect connect");
  }

  @Test
  void aConnectionThatIsCut() {
    assertThat(
            ProbeFixture.failure(
                http(fixture.tcp(socket -> socket.handler(any -> socket.close())))))
        .isEqualTo("request connect");
  }

  @Test
  void somethingElseThanHttp() {
    int port = fixture.tcp(socket -> socket.write("220 mail.example.com ESMTP\r\n"));
    assertThat(ProbeFixture.failure(http(port))).isEqualTo("request status");
  }

  @Test
  void anAnswerThatNeverComes() {
    int port = fixture.tcp(NetSocket::resume);
    ProbeReading tried =
        fixture.tries(
            ProbeKind.HTTP,
            new ProbeTarget(ProbeFixture.plain(port), ProbeFixture.NOBODY, Duration.ofSeconds(2)),
            AdminCredentials.NONE);
    assertThat(ProbeFixture.failure(tried)).isEqualTo("request timeout");
  }

  @Test
  void anAnswerThatNeverEnds() {
    int port =
        fixture.http(
            request -> {
              request.response().setChunked(true);
              fixture.vertx.setPeriodic(
                  1,
                  timer -> {
                    if (request.response().ended() || request.response().closed()) {
                      fixture.vertx.cancelTimer(timer);
                    } else {
                      request.response().write("x".repeat(16 << 10));
                    }
                  });
            });
    assertThat(ProbeFixture.failure(http(port))).isEqualTo("read path_not_routed");
  }

  @Test
  void aHostThatIsUnknown() {
    ProbeReading tried = fixture.tries(ProbeKind.HTTP, HttpUrl.parse("http://flyte.invalid"));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("dns dns");
    assertThat(tried.reading().samples().has(ProbeSamples.ADDRESSES)).isFalse();
  }

  @Test
  void aNameServerThatHangs() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ProbeTarget goal =
        new ProbeTarget(
            new HttpUrl(false, "flyte.example.com", 80, "/"),
            ProbeFixture.NOBODY,
            Duration.ofMillis(300));
    ProbeReading tried =
        fixture.tries(
            ProbeKind.HTTP,
            goal,
            AdminCredentials.NONE,
            host -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new UnknownHostException(host);
            });
    end.countDown();
    assertThat(ProbeFixture.failure(tried)).isEqualTo("dns timeout");
  }

  @Test
  void theFirstOfTwoAddressesIsDead() {
    int port = fixture.http(request -> admin(request, 200, "{}"));
    ProbeReading tried =
        fixture.tries(
            ProbeKind.HTTP,
            new ProbeTarget(
                new HttpUrl(false, "flyte.example.com", port, "/"),
                ProbeFixture.NOBODY,
                Duration.ofSeconds(20)),
            AdminCredentials.NONE,
            host ->
                new InetAddress[] {
                  InetAddress.getByName("127.9.9.9"), InetAddress.getByName("localhost")
                });
    assertThat(ProbeFixture.failure(tried)).isEqualTo("ok");
    assertThat(tried.reading().samples().sum(ProbeSamples.ADDRESSES)).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({"200,ok", "302,ok", "404,request path_not_routed", "503,request upstream"})
  void theConsole(int status, String failure) {
    int port = fixture.http(request -> request.response().setStatusCode(status).end());
    assertThat(ProbeFixture.failure(fixture.tries(ProbeKind.CONSOLE, ProbeFixture.plain(port))))
        .isEqualTo(failure);
  }

  @ParameterizedTest
  @CsvSource({
    "301,https://localhost/,ok",
    "308,HTTPS://LOCALHOST:443/console,ok",
    "302,http://localhost/console,request status",
    "302,https://idp.example.com/,request status",
    "302,'no url: {',request status",
    "200,https://localhost/,request status",
    "404,https://localhost/,request path_not_routed"
  })
  void theRedirect(int status, String location, String failure) {
    int port =
        fixture.http(
            request ->
                request.response().setStatusCode(status).putHeader("location", location).end());
    assertThat(ProbeFixture.failure(fixture.tries(ProbeKind.REDIRECT, ProbeFixture.plain(port))))
        .isEqualTo(failure);
  }
}
