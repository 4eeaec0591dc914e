package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {
  private static final String LONG = "x".repeat(80);

  /** Made by libcrypt: as of {@code htpasswd -nB}, and as of OpenBSD. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2y$05$abcdefghijklmnopqrstuuOVv4.AlsqP9vIou2M5GwlFjNnxg47MG",
        "$2b$04$abcdefghijklmnopqrstuuEVvlK57Axx755YFuepeXNlLEvX9aklu"
      })
  void hashesOfOtherProgramsAreUnderstood(String hash) {
    Users users = new Users(Map.of("a", hash));
    assertThat(users.check(new BasicCredentials("a", "s3cret: with colon"))).isTrue();
    assertThat(users.check(new BasicCredentials("a", "s3cret: with colo"))).isFalse();
    assertThat(users.check(new BasicCredentials("b", "s3cret: with colon"))).isFalse();
  }

  @Test
  void longPasswordsAreCutAsByOtherPrograms() {
    Users users =
        new Users(Map.of("a", "$2y$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i"));
    assertThat(users.check(new BasicCredentials("a", LONG))).isTrue();
    assertThat(users.check(new BasicCredentials("a", "x".repeat(71)))).isFalse();
  }

  @Test
  void onlyWhatWasRightIsRemembered() {
    Users users =
        new Users(Map.of("a", "$2b$04$abcdefghijklmnopqrstuuEVvlK57Axx755YFuepeXNlLEvX9aklu"));
    BasicCredentials right = new BasicCredentials("a", "s3cret: with colon");
    assertThat(users.isCached(right)).isFalse();
    users.check(new BasicCredentials("a", "wrong"));
    assertThat(users.isCached(new BasicCredentials("a", "wrong"))).isFalse();
    users.check(right);
    assertThat(users.isCached(right)).isTrue();
    assertThat(users.isCached(new BasicCredentials("a", "wrong"))).isFalse();
    assertThat(users.isCached(new BasicCredentials("b", right.password()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "17", "31", "99"})
  void aHashThatCostsTooLittleOrTooMuchIsRefused(String cost) {
    assertThatThrownBy(() -> new Users(Map.of("a", "$2y$" + cost + "$" + "a".repeat(53))))
        .hasMessage(
            "listen.users.a: the cost of the hash must be from 4 to 16, is "
                + Integer.parseInt(cost));
  }

  @Test
  void turnsAreBoundedInAllAndForOne() {
    LoginLimiter limiter = new LoginLimiter(3, 2);
    assertThat(limiter.tryAcquire("a")).isTrue();
    assertThat(limiter.tryAcquire("a")).isTrue();
    assertThat(limiter.tryAcquire("a")).isFalse();
    assertThat(limiter.tryAcquire("b")).isTrue();
    assertThat(limiter.tryAcquire("c")).isFalse();
    limiter.release("a");
    assertThat(limiter.tryAcquire("c")).isTrue();
  }
}
