package io.github.flyteexporter.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** An answer of flyteadmin, or of something in its place. */
final class AdminResponse {
  private static final int SHORTEST_SECRET = 4;

  private final int status;
  private final byte[] body;
  private final Optional<Duration> retryAfter;
  private final Duration took;
  private int code;
  private String message = "";

  /**
   * An answer.
   *
   * @param retryAfter for how long it asks to be left alone
   */
  AdminResponse(int status, byte[] body, Optional<Duration> retryAfter, Duration took) {
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
    this.took = took;
    if (!good()) {
      readError();
    }
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  Duration took() {
    return took;
  }

  boolean good() {
    return status / 100 == 2;
  }

  /** Whether it cannot do its work now and more reads would not help. */
  boolean overloaded() {
    boolean broken = status / 100 == 5 && status != 501;
    return broken || (status == 429 && !tooLarge());
  }

  /** A message over 4 MiB is refused as ResourceExhausted, which the gateway makes 429 too. */
  boolean tooLarge() {
    return status == 429 && message.contains("larger than max");
  }

  /** Whether no gateway of flyteadmin answers like this: there is none at this place. */
  boolean foreign() {
    return (status == 404 || status == 405 || status == 501) && code == 0;
  }

  /** The message of the gateway's error body, empty when it is none. */
  String message() {
    return message;
  }

  /** This answer without its body if that quotes what we sent. */
  AdminResponse hiding(String secret) {
    return secret.length() >= SHORTEST_SECRET
            && new String(body, StandardCharsets.UTF_8).contains(secret)
        ? new AdminResponse(status, new byte[0], retryAfter, took)
        : this;
  }

  /** What the gateway says went wrong: {@code {"code":13,"message":"...","details":[]}}. */
  private void readError() {
    try {
      AdminJson.document(
          body,
          (field, parser) -> {
            switch (field) {
              case "code" -> code = AdminJson.number(parser);
              case "message" -> message = AdminJson.text(parser);
              default -> parser.skipChildren();
            }
          });
    } catch (IOException e) {
      code = 0;
      message = "";
    }
  }
}
