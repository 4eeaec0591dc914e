package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AuthSamples;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests over time: when the wall clock is set, and when a server asks to wait. */
class TimesIT extends WithFlyte {
  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "PT24H", "PT-24H"})
  void aWallClockThatIsSetNeitherStopsNorHurriesAnything(Duration by) throws Exception {
    Authentication authentication = at(Entered.with(SECRET));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    Instant expiry = clock.instant().plus(Duration.ofMinutes(30));
    clock.setWall(clock.instant().plus(by));
    flyte.ahead = by.negated();
    for (int round = 0; round < 10; round++) {
      after(Duration.ofSeconds(15));
      assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    }
    assertThat(flyte.http.came("/oauth2/token")).hasSize(1);
    assertThat(flyte.http.came("/config/v1/flyte_client")).hasSize(1);
    assertThat(flyte.http.came("/api/v1/version")).as("once a minute").hasSize(3);
    assertThat(Entered.number(Entered.read(authentication.source()), AuthSamples.TOKEN_EXPIRY))
        .as("by the wall clock as it is now")
        .isEqualTo((double) expiry.plus(by).getEpochSecond());
    after(Duration.ofMinutes(24));
    steps(authentication);
    after(Duration.ofSeconds(15));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    assertThat(flyte.http.came("/oauth2/token")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"429, 40, 40", "503, 40, 40", "429, 3600, 60", "503, tomorrow, 1"})
  void aServerThatAsksToWaitIsLeftAloneForAMinuteAtMost(int status, String asked, int seconds)
      throws Exception {
    flyte.http.on(
        "/oauth2/token",
        request -> {
          request.response().putHeader("Retry-After", asked);
          HttpStandIn.json(status, new JsonObject().put("error", "slow_down")).handle(request);
        });
    Authentication authentication = at(Entered.with(SECRET));
    steps(authentication);
    int first = flyte.http.came("/oauth2/token").size();
    after(Duration.ofSeconds(seconds).minusMillis(1));
    steps(authentication);
    assertThat(flyte.http.came("/oauth2/token")).as("too early").hasSize(first);
    after(Duration.ofSeconds(seconds).dividedBy(2).plusSeconds(1));
    steps(authentication);
    assertThat(flyte.http.came("/oauth2/token")).hasSizeGreaterThan(first);
  }
}
