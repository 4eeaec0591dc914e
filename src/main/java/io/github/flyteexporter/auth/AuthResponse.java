package io.github.flyteexporter.auth;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * An answer that came whole.
 *
 * @param asked when it was asked for, by our clock
 * @param came when it was there, by our clock
 */
record AuthResponse(int status, MultiMap headers, Buffer body, Instant asked, Instant came) {
  boolean isRedirect() {
    return status / 100 == 3;
  }

  String header(String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /** The server's clock when it answered, empty when it does not tell. */
  Optional<Instant> date() {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header("Date"), Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with an answer that should have been a 200. */
  AuthException refusal(AuthStep step, HttpUrl asked) {
    String where = asked.shown() + " answered " + status;
    if (isRedirect()) {
      String to = HttpUrl.of(header("Location")).map(HttpUrl::origin).orElse("elsewhere");
      return new AuthException(
          step, AuthReason.MALFORMED, where + ", a redirect to " + to + " that is not followed");
    }
    return new AuthException(step, reason(status), where);
  }

  static AuthReason reason(int status) {
    return switch (status) {
      case 401, 403, 407 -> AuthReason.FORBIDDEN;
      case 502, 503, 504 -> AuthReason.UNREACHABLE;
      case 404, 405 -> AuthReason.MALFORMED;
      default -> AuthReason.OTHER;
    };
  }
}
