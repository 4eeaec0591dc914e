package io.github.flyteexporter.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Error messages: one short line, without names of classes. */
final class FailureTexts {
  private static final Pattern GOAWAY = Pattern.compile("GOAWAY error code = (\\d{1,10})");
  private static final int LONGEST = 300;

  /** RFC 9113, section 7. */
  private static final List<String> HTTP2_ERRORS =
      List.of(
          "NO_ERROR",
          "PROTOCOL_ERROR",
          "INTERNAL_ERROR",
          "FLOW_CONTROL_ERROR",
          "SETTINGS_TIMEOUT",
          "STREAM_CLOSED",
          "FRAME_SIZE_ERROR",
          "REFUSED_STREAM",
          "CANCEL",
          "COMPRESSION_ERROR",
          "CONNECT_ERROR",
          "ENHANCE_YOUR_CALM",
          "INADEQUATE_SECURITY",
          "HTTP_1_1_REQUIRED");

  private FailureTexts() {}

  static String of(FailureKind kind, Throwable error, boolean inHandshake) {
    String text =
        switch (kind) {
          case REFUSED -> error.getMessage() == null ? "Connection refused" : of(error);
          case DNS -> "the host has no address" + after(error);
          case CLOSED -> "the server closed the connection";
          case GOAWAY ->
              "the server closed the connection (HTTP/2 GOAWAY"
                  + goAway(error).map(code -> ", " + code).orElse("")
                  + ")";
          case MALFORMED -> "the response is not HTTP: " + of(error);
          case NO_HTTP2 -> "the server does not speak HTTP/2: " + of(error);
          default -> of(error);
        };
    return inHandshake && kind != FailureKind.NO_HTTP2 ? "in the TLS handshake: " + text : text;
  }

  /**
   * The error code of a GOAWAY, empty when there is none. It is read from the message: {@link
   * HttpClosedException#goAway} throws when the frame came with a debug text (Vert.x 5.1.6).
   */
  static Optional<String> goAway(Throwable error) {
    Matcher matcher = GOAWAY.matcher(String.valueOf(error.getMessage()));
    return matcher.find() ? Optional.of(http2(Long.parseLong(matcher.group(1)))) : Optional.empty();
  }

  private static String http2(long code) {
    return code >= 0 && code < HTTP2_ERRORS.size() ? HTTP2_ERRORS.get((int) code) : "error " + code;
  }

  /** The message of the error, and of its deepest cause where that says more. */
  static String ofTls(Throwable error, Throwable deepest) {
    String text = of(error.getCause() == null ? error : error.getCause());
    if (text.startsWith("not an SSL/TLS record")) {
      return "the port does not speak TLS";
    }
    String last = of(deepest);
    return text.contains(last) ? text : line(text + ": " + last);
  }

  private static String after(Throwable error) {
    return error.getMessage() == null ? "" : ": " + of(error);
  }

  static String of(Throwable error) {
    if (error instanceof StreamResetException reset) {
      return "the server reset the stream (HTTP/2 RST_STREAM, " + http2(reset.getCode()) + ")";
    }
    String message = line(error.getMessage() == null ? "" : error.getMessage());
    return message.isEmpty() ? error.getClass().getSimpleName() : message;
  }

  private static String line(String text) {
    String plain =
        text.replaceAll("\\b(?:sun|java|javax)\\.[\\w.$]+: ", "")
            .replaceAll("[^\\P{C}]+", " ")
            .strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}
