package io.github.flyteexporter.scrape;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 30s}, {@code 1h0m0s}, {@code 1m30.5s}, {@code 0s}. */
final class GoDuration {
  private static final int LONGEST = 40;
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)([a-zµμ]+)");

  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "µs", 1e-6, "μs", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "h",
          3600.0);

  private GoDuration() {}

  /** A duration in seconds, empty when the text is none. */
  static OptionalDouble seconds(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.isEmpty() || rest.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    if (rest.equals("0")) {
      return OptionalDouble.of(0);
    }
    double sum = 0;
    int at = 0;
    Matcher part = PART.matcher(rest);
    while (at < rest.length()) {
      Double unit = part.find(at) && part.start() == at ? SECONDS.get(part.group(2)) : null;
      if (unit == null) {
        return OptionalDouble.empty();
      }
      sum += Double.parseDouble(part.group(1)) * unit;
      at = part.end();
    }
    return OptionalDouble.of(negative ? -sum : sum);
  }
}
