package io.github.flyteexporter.flyte2;

import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * How one call was answered.
 *
 * @param status HTTP status, 0 without an answer
 * @param failure why none came, empty when one did
 */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
public record ApiAnswer(int status, byte[] body, Duration took, Optional<Failure> failure) {
  /** A call that got no answer. */
  static ApiAnswer none(Failure why, Duration took) {
    return new ApiAnswer(0, new byte[0], took, Optional.of(why));
  }

  boolean isSuccess() {
    return status == 200;
  }

  /** The text of its body. */
  String text() {
    return Evidence.bounded(new String(body, StandardCharsets.UTF_8).strip());
  }

  /**
   * What the server says went wrong: Connect's {@code {"code","message"}}, or the text of a health
   * check; empty when neither is there, as with the error page of a proxy.
   */
  Optional<String> error(ApiCall call) {
    if (call.isText()) {
      return status == 503 ? Optional.of(text()) : Optional.empty();
    }
    try {
      return Optional.of(ApiJson.text(ApiJson.read(body), "message"))
          .filter(text -> !text.isEmpty());
    } catch (HttpException e) {
      return Optional.empty();
    }
  }
}
