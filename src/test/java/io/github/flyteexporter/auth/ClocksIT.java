package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.http.ClientResponse;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Clocks that differ: ours, flyteadmin's, the token server's. */
class ClocksIT extends WithFlyte {
  private static String clocks(Reading reading) {
    return reading.samples().all(AuthSamples.CLOCK_SKEW).stream()
        .map(sample -> sample.labels().get("clock") + " " + sample.value())
        .collect(Collectors.joining(", "));
  }

  @Test
  void clocksThatDifferAreToleratedWhereOnlyOursIsWrong() throws Exception {
    for (int minutes : new int[] {-90, 90}) {
      flyte.ahead = Duration.ofMinutes(minutes);
      Reading reading = Entered.read(at(Entered.with(SECRET)).source());
      assertThat(Entered.steps(reading)).isEqualTo("call=1 discovery=1 token=1");
      assertThat(reading.samples().all(AuthSamples.CLOCK_SKEW))
          .singleElement()
          .satisfies(
              skew -> {
                assertThat(skew.labels().get("clock")).isEqualTo("flyteadmin");
                assertThat(skew.value()).isBetween(minutes * 60.0 - 1, minutes * 60.0 + 1);
              });
    }
  }

  @Test
  void clocksOfTheTwoServersThatDifferAreNot() throws Exception {
    FlyteStandIn issuing = new FlyteStandIn(vertx, clock, SECRET);
    issuing.ahead = Duration.ofSeconds(40);
    Entered.Keys keys = Entered.with(SECRET);
    keys.tokenUrl = URI.create(issuing.url() + "/oauth2/token");
    flyte.http.on(
        "/api/v1/version",
        request ->
            HttpStandIn.json(
                    401,
                    new JsonObject()
                        .put("code", 16)
                        .put("message", "access token err: Token used before issued"))
                .handle(request));
    Reading reading = Entered.read(at(keys).source());
    assertThat(Entered.steps(reading)).isEqualTo("call=0:clock discovery=1 token=1");
    assertThat(clocks(reading)).isEqualTo("token_server 40.0");
  }

  @Test
  void theDateOfAnswersTellsTheClock() throws Exception {
    flyte.http.on(
        "/config/v1/flyte_client",
        request -> {
          request.response().putHeader("Date", "Sun, 22 Nov 2026 09:59:30 GMT");
          HttpStandIn.json(200, FlyteStandIn.client()).handle(request);
        });
    flyte.http.json("/oauth2/token", 400, new JsonObject().put("error", "invalid_scope"));
    Reading reading = Entered.read(at(Entered.with(SECRET)).source());
    assertThat(clocks(reading)).isEqualTo("flyteadmin -29.0");
    assertThat(Entered.steps(reading)).isEqualTo("discovery=1 token=0:bad_scope");
  }

  @Test
  void anExpiredTokenThatShouldHoldIsAMatterOfClocks() {
    AuthSteps steps = new AuthSteps(new TimeSource.Steady(clock));
    AuthResponse answer =
        new AuthResponse(
            new ClientResponse(
                HttpVersion.HTTP_1_1,
                200,
                MultiMap.caseInsensitiveMultiMap(),
                MultiMap.caseInsensitiveMultiMap(),
                Buffer.buffer(),
                false,
                Duration.ZERO),
            clock.instant(),
            clock.instant());
    assertThat(RejectionReason.of(steps, 401, "Token is expired", "", true).reason())
        .isEqualTo(AuthReason.EXPIRED);
    steps.clock(true, clock.instant().plusSeconds(900), answer);
    steps.clock(false, clock.instant(), answer);
    assertThat(RejectionReason.of(steps, 401, "Token is expired", "", true).reason())
        .isEqualTo(AuthReason.CLOCK);
    assertThat(RejectionReason.of(steps, 401, "Token is expired", "", false).reason())
        .isEqualTo(AuthReason.EXPIRED);
  }
}
