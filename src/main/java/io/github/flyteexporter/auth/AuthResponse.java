package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.http.ClientResponse;
import io.github.flyteexporter.http.HttpUrl;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A whole answer, with the times of the exchange.
 *
 * @param asked when it was asked for, by our clock
 * @param came when it was there, by our clock
 */
record AuthResponse(ClientResponse response, Instant asked, Instant came) {
  int status() {
    return response.status();
  }

  Buffer body() {
    return response.body();
  }

  String text() {
    return response.text();
  }

  String header(String name) {
    return response.header(name);
  }

  String mediaType() {
    return response.mediaType();
  }

  Optional<Duration> retryAfter() {
    return response.retryAfter();
  }

  boolean isRedirect() {
    return response.isRedirect();
  }

  /** The server's clock when it answered, empty when it does not say. */
  Optional<Instant> date() {
    return response.date();
  }

  /** What is wrong with an answer that should have been a 200. */
  AuthException refusal(AuthStep step, HttpUrl asked) {
    String where = asked + " answered " + status();
    if (isRedirect()) {
      String to = HttpUrl.find(header("Location")).map(HttpUrl::origin).orElse("elsewhere");
      return new AuthException(
          step, AuthReason.MALFORMED, where + ", a redirect to " + to + " that is not followed");
    }
    return new AuthException(step, reason(status()), where).retryAfter(response.retryAfter());
  }

  static AuthReason reason(int status) {
    if (status >= 520 && status <= 530) {
      return AuthReason.UNREACHABLE; // Cloudflare does not get to the server
    }
    return switch (status) {
      case 401, 403, 407 -> AuthReason.FORBIDDEN;
      case 502, 503, 504 -> AuthReason.UNREACHABLE;
      case 404, 405 -> AuthReason.MALFORMED;
      default -> AuthReason.OTHER;
    };
  }
}
