package io.github.flyteexporter.auth;

import io.github.flyteexporter.http.HttpUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about getting in.
 *
 * @param found when
 * @param header the header that carries the token
 * @param tokens where tokens are asked for, empty where none are
 */
record AuthConfig(Instant found, boolean enabled, String header, Optional<TokenPlace> tokens)
    implements Expiring {
  /** Authentication may be switched on at any moment, but hardly changes. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private static final Duration LOOK_AGAIN_WHEN_OFF = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * Where tokens are asked for, and how.
   *
   * @param self whether it is flyteadmin's own authorization server
   * @param openly whether the secret may go there unencrypted
   */
  record TokenPlace(
      HttpUrl place, List<String> scopes, String audience, boolean self, boolean openly) {}

  static AuthConfig notEnabled(Instant found) {
    return new AuthConfig(found, false, "", Optional.empty());
  }

  @Override
  public Instant renewAt() {
    return found.plus(enabled ? LOOK_AGAIN : LOOK_AGAIN_WHEN_OFF);
  }

  @Override
  public Instant usableUntil() {
    return found.plus(enabled ? LONGEST : LOOK_AGAIN_WHEN_OFF);
  }
}
