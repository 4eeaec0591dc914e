package io.github.flyteexporter.web;

import io.github.flyteexporter.export.Format;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.ParsedHeaderValue;
import io.vertx.ext.web.ParsedHeaderValues;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Chooses format and compression by the request's headers {@code Accept} and {@code
 * Accept-Encoding} (RFC 9110, 12.5). Vert.x parses them; its own choice ({@code Route.produces})
 * does not suffice: it ignores weights of more specific ranges and versions, and answers 406 where
 * Prometheus expects text.
 */
final class ContentNegotiation {
  private final ParsedHeaderValues headers;

  ContentNegotiation(ParsedHeaderValues headers) {
    this.headers = headers;
  }

  /** The format to answer in: text unless OpenMetrics is preferred. */
  Format format() {
    return weight(Format.OPENMETRICS) > weight(Format.TEXT) ? Format.OPENMETRICS : Format.TEXT;
  }

  /** Whether to compress: only if requested. */
  boolean gzip() {
    double gzip = encoding("gzip").orElse(encoding("x-gzip").orElse(encoding("*").orElse(0)));
    return gzip > 0 && gzip >= encoding("identity").orElse(0);
  }

  private OptionalDouble encoding(String name) {
    return headers.acceptEncoding().stream()
        .filter(coding -> coding.value().equalsIgnoreCase(name))
        .mapToDouble(ParsedHeaderValue::weight)
        .max();
  }

  /** The weight of the most specific range that covers a format, 0 without one. */
  private double weight(Format format) {
    double weight = 0;
    int best = 0;
    for (MIMEHeader range : headers.accept()) {
      int specificity = specificity(range, format);
      if (specificity > best || (specificity == best && range.weight() > weight)) {
        weight = specificity == 0 ? 0 : range.weight();
        best = specificity;
      }
    }
    return weight;
  }

  /** How specifically a range names a format, 0 when it does not cover it. */
  private static int specificity(MIMEHeader range, Format format) {
    String version = null;
    for (Map.Entry<String, String> parameter : range.parameters().entrySet()) {
      version = parameter.getKey().equalsIgnoreCase("version") ? parameter.getValue() : version;
    }
    if (version != null && !version.equals(format.version())) {
      return 0;
    }
    String name = range.component() + "/" + range.subComponent();
    if (name.equalsIgnoreCase(format.mediaType())) {
      return version == null ? 3 : 4;
    }
    String type = format.mediaType().substring(0, format.mediaType().indexOf('/'));
    return name.equalsIgnoreCase(type + "/*") ? 2 : name.equals("*/*") ? 1 : 0;
  }
}
