package io.github.flyteexporter.http;

import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;

/** Refuses a response by its headers. */
final class ResponseHead {
  private static final int LONGEST_VALUE = 100;

  private ResponseHead() {}

  /**
   * Throws what is wrong with the headers.
   *
   * @throws HttpException when the sink does not take the type, the encoding is not known or the
   *     body is larger than {@code largest}
   */
  static void check(HttpClientResponse response, BodySink sink, long largest) {
    String type = text(response, "content-type");
    if (!sink.accepts(type)) {
      throw new HttpException(
          FailureKind.MALFORMED,
          "the response has the content type " + (type.isEmpty() ? "(none)" : type));
    }
    // what was asked for is decompressed by now
    String encoding = text(response, "content-encoding");
    if (!encoding.isEmpty() && !encoding.equals("identity")) {
      throw new HttpException(
          FailureKind.MALFORMED,
          "the response is encoded as " + encoding + ", which was not asked for");
    }
    String length = text(response, "content-length");
    if (length.matches("\\d{1,18}") && Long.parseLong(length) > largest) {
      throw tooLarge(largest);
    }
  }

  static HttpException tooLarge(long largest) {
    return new HttpException(
        FailureKind.TOO_LARGE, "the response is larger than " + largest + " bytes");
  }

  /** A header's value, short and in small letters, empty when there is none. */
  private static String text(HttpClientResponse response, String header) {
    String value = response.getHeader(header);
    String all = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    return all.length() <= LONGEST_VALUE ? all : all.substring(0, LONGEST_VALUE);
  }
}
