package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers of token servers that are JSON and yet of no use. */
class OddTokensIT extends WithFlyte {
  @Test
  void tokensThatNoHeaderCanCarry() throws Exception {
    for (String token : List.of("a b", "a\r\nX: y", "ü", "x".repeat(40_000))) {
      flyte.http.json(
          "/oauth2/token",
          200,
          new JsonObject().put("access_token", token).put("token_type", "bearer"));
      Authentication authentication = at(Entered.with(SECRET));
      assertThat(steps(authentication)).isEqualTo("discovery=1 token=0:malformed");
    }
  }

  @Test
  void lifetimesThatAreNone() throws Exception {
    for (Object life : List.of(0, -5, Long.MAX_VALUE, "3600")) {
      flyte.http.json(
          "/oauth2/token",
          200,
          new JsonObject()
              .put("access_token", flyte.sign(Duration.ofMinutes(5)))
              .put("expires_in", life)
              .put("token_type", "bearer"));
      Authentication authentication = at(Entered.with(SECRET));
      assertThat(steps(authentication)).as(life.toString()).isEqualTo("call=1 discovery=1 token=1");
    }
  }
}
