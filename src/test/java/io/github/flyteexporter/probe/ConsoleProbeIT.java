package io.github.flyteexporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probes of the console and of the redirect to HTTPS. */
class ConsoleProbeIT extends HttpProbes {
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
