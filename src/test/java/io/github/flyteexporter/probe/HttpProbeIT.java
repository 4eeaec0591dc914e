package io.github.flyteexporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.github.flyteexporter.reading.ProbeSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What flyteadmin, and a proxy in front of it, answer to an HTTP probe. */
class HttpProbeIT extends HttpProbes {
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
}
