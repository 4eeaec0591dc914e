package io.github.flyteexporter.reading;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them, such as {@code 1h30m} ({@code time.ParseDuration}). */
public final class GoDuration {
  private static final Pattern PART = Pattern.compile("([0-9]*)(?:\\.([0-9]*))?([^.0-9]+)");

  /** More digits than these are below a nanosecond. */
  private static final int DIGITS = 18;

  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException when Go refuses it
   */
  public static Duration parse(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String parts = signed ? text.substring(1) : text;
    long nanoseconds = 0;
    if (!parts.equals("0")) {
      Matcher part = PART.matcher(parts);
      int end = 0;
      while (part.find() && part.start() == end) {
        nanoseconds = plus(nanoseconds, part, text);
        end = part.end();
      }
      if (end == 0 || end < parts.length()) {
        throw refused(text);
      }
    }
    return Duration.ofNanos(text.startsWith("-") ? -nanoseconds : nanoseconds);
  }

  private static long plus(long sum, Matcher part, String text) {
    String whole = part.group(1);
    String fraction = part.group(2) == null ? "" : part.group(2);
    Long unit = NANOSECONDS.get(part.group(3));
    if (unit == null || (whole.isEmpty() && fraction.isEmpty())) {
      throw refused(text);
    }
    try {
      long nanoseconds =
          Math.multiplyExact(whole.isEmpty() ? 0 : Long.parseLong(whole), unit.longValue());
      return Math.addExact(sum, Math.addExact(nanoseconds, part(fraction, unit)));
    } catch (ArithmeticException | NumberFormatException e) {
      throw refused(text);
    }
  }

  private static long part(String fraction, long unit) {
    String digits = fraction.length() > DIGITS ? fraction.substring(0, DIGITS) : fraction;
    return digits.isEmpty()
        ? 0
        : (long) (Long.parseLong(digits) * (unit / Math.pow(10, digits.length())));
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException("\"" + text + "\" is no duration such as 1h30m");
  }
}
