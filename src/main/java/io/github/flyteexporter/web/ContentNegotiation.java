package io.github.flyteexporter.web;

import io.github.flyteexporter.export.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a client would rather have: a header {@code Accept} or {@code Accept-Encoding} by RFC 9110,
 * 12.4 and 12.5. What cannot be understood of it is passed over.
 */
final class ContentNegotiation {
  private final List<Range> ranges = new ArrayList<>();

  private ContentNegotiation(String header) {
    for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      Range range = Range.of(part);
      if (range != null) {
        ranges.add(range);
      }
    }
  }

  /** The format to answer in: text unless OpenMetrics is liked better. */
  static Format format(String accept) {
    ContentNegotiation preferences = new ContentNegotiation(accept);
    double text = preferences.weight(Format.TEXT);
    double openMetrics = preferences.weight(Format.OPENMETRICS);
    return openMetrics > text ? Format.OPENMETRICS : Format.TEXT;
  }

  /** Whether to compress: not unless it is asked for. */
  static boolean gzip(String acceptEncoding) {
    ContentNegotiation preferences = new ContentNegotiation(acceptEncoding);
    OptionalDouble all = preferences.of("*");
    double gzip = preferences.of("gzip").orElse(preferences.of("x-gzip").orElse(all.orElse(0)));
    return gzip > 0 && gzip >= preferences.of("identity").orElse(0);
  }

  private OptionalDouble of(String name) {
    return ranges.stream()
        .filter(range -> range.name.equals(name))
        .mapToDouble(Range::weight)
        .max();
  }

  /** The weight of the most specific range that a format falls under, 0 when there is none. */
  private double weight(Format format) {
    double weight = 0;
    int best = 0;
    for (Range range : ranges) {
      int specific = range.covers(format);
      if (specific > best || (specific == best && range.weight > weight)) {
        weight = specific == 0 ? 0 : range.weight;
        best = specific;
      }
    }
    return weight;
  }

  private record Range(String name, Map<String, String> parameters, double weight) {
    /** A part of the header, null when it is garbage. */
    static Range of(String part) {
      String[] pieces = part.split(";", -1);
      Map<String, String> parameters = new HashMap<>();
      for (int i = 1; i < pieces.length; i++) {
        int equals = pieces[i].indexOf('=');
        if (equals > 0) {
          parameters.put(
              pieces[i].substring(0, equals).strip(),
              pieces[i].substring(equals + 1).strip().replace("\"", ""));
        }
      }
      String q = parameters.getOrDefault("q", "1");
      if (!q.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?")) {
        return null;
      }
      return new Range(pieces[0].strip(), parameters, Double.parseDouble(q));
    }

    /** How closely this range names a format, 0 when it does not. */
    int covers(Format format) {
      String version = parameters.get("version");
      if (version != null && !version.equals(format.version())) {
        return 0;
      }
      if (name.equals(format.mediaType())) {
        return version == null ? 3 : 4;
      }
      String type = format.mediaType().substring(0, format.mediaType().indexOf('/'));
      return name.equals(type + "/*") ? 2 : name.equals("*/*") ? 1 : 0;
    }
  }
}
