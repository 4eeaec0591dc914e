package io.github.flyteexporter.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A response, whatever its status.
 *
 * @param trailers headers that came after the body, as gRPC's status does
 * @param body empty where it went into a {@link BodySink}
 * @param cut whether more of the body was on its way and not waited for
 * @param took from the lookup of the host to the last byte
 */
public record ClientResponse(
    HttpVersion version,
    int status,
    MultiMap headers,
    MultiMap trailers,
    Buffer body,
    boolean cut,
    Duration took) {
  /** Whether the status is one of success. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether the status is one of redirection. */
  public boolean isRedirect() {
    return status / 100 == 3;
  }

  /** A header, or a trailer where there is no such header; empty when there is neither. */
  public String header(String name) {
    String value = headers.get(name) == null ? trailers.get(name) : headers.get(name);
    return value == null ? "" : value.strip();
  }

  /** The media type in small letters, without parameters; empty when the response names none. */
  public String mediaType() {
    return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The body as text. */
  public String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /** The server's clock when it responded; empty when there is no {@code Date}. */
  public Optional<Instant> date() {
    return date(header("date"));
  }

  /**
   * How long the server asks to wait: {@code Retry-After} in seconds, or a date measured by the
   * server's own clock.
   */
  public Optional<Duration> retryAfter() {
    String text = header("retry-after");
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    return date(text)
        .flatMap(end -> date().map(now -> Duration.between(now, end)))
        .filter(wait -> !wait.isNegative());
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
