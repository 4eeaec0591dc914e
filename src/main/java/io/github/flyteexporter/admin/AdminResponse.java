package io.github.flyteexporter.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.http.ClientResponse;
import io.github.flyteexporter.http.HttpException;
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
  private long code;
  private String message = "";

  /**
   * An answer.
   *
   * @param retryAfter how long it asks to be left alone
   */
  AdminResponse(int status, byte[] body, Optional<Duration> retryAfter, Duration took) {
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
    this.took = took;
    if (!isSuccess()) {
      readError();
    }
  }

  static AdminResponse of(ClientResponse answer) {
    return new AdminResponse(
        answer.status(), answer.body().getBytes(), answer.retryAfter(), answer.took());
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

  boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether flyteadmin cannot do its work now and more reads would not help. */
  boolean isOverloaded() {
    boolean broken = status / 100 == 5 && status != 501;
    return broken || (status == 429 && !isTooLarge());
  }

  /** A message over 4 MiB is refused as ResourceExhausted, which the gateway makes 429 too. */
  boolean isTooLarge() {
    return status == 429 && message.contains("larger than max");
  }

  /** Whether no gateway of flyteadmin answers like this. */
  boolean isForeign() {
    return (status == 404 || status == 405 || status == 501) && code == 0;
  }

  /** The message of the gateway's error body, empty when it is none. */
  String message() {
    return message;
  }

  /** This answer, without its body if that quotes the secret and the answer is no success. */
  AdminResponse hiding(String secret) {
    return !isSuccess()
            && secret.length() >= SHORTEST_SECRET
            && new String(body, StandardCharsets.UTF_8).contains(secret)
        ? new AdminResponse(status, new byte[0], retryAfter, took)
        : this;
  }

  /** What the gateway says went wrong: {@code {"code":13,"message":"...","details":[]}}. */
  private void readError() {
    try {
      JsonNode error = AdminJson.read(body);
      code = AdminJson.number(error, "code");
      message = AdminJson.text(error, "message");
    } catch (HttpException e) {
      code = 0;
    }
  }
}
