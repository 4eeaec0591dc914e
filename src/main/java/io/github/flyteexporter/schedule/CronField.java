package io.github.flyteexporter.schedule;

import java.util.List;
import java.util.Locale;

/**
 * A field of a cron expression, as unionai/cron v3.0.2-0.20220915 reads it (parser.go, spec.go).
 */
enum CronField {
  MINUTE(0, 59, ""),
  HOUR(0, 23, ""),
  DAY_OF_MONTH(1, 31, ""),
  MONTH(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  DAY_OF_WEEK(0, 6, "sun mon tue wed thu fri sat");

  /** Set beside the values when one of the ranges is a star with a step of 1. */
  static final long STAR = 1L << 63;

  private final int least;
  private final int most;
  private final String names;

  CronField(int least, int most, String names) {
    this.least = least;
    this.most = most;
    this.names = names;
  }

  /**
   * The values of a list of ranges, each as the bit of its number; none for an empty list.
   *
   * @throws IllegalArgumentException when the scheduler refuses the list
   */
  long bits(String list) {
    long bits = 0;
    for (String range : list.split(",", -1)) {
      if (!range.isEmpty()) {
        bits |= range(range);
      }
    }
    return bits;
  }

  /** What follows a star and a hyphen counts for nothing. */
  private long range(String text) {
    String[] halves = text.split("/", -1);
    String[] ends = halves[0].split("-", -1);
    if (halves.length > 2) {
      throw refused(text, "more than one step");
    }
    boolean star = ends[0].equals("*") || ends[0].equals("?");
    if (!star && ends.length > 2) {
      throw refused(text, "more than one range");
    }
    long start = star ? least : value(ends[0]);
    long end = star ? most : value(ends[ends.length - 1]);
    long step = 1;
    if (halves.length == 2) {
      step = number(halves[1]);
      end = ends.length == 1 ? most : end;
    }
    if (start < least || end > most || start > end || step == 0) {
      throw refused(text, "not within " + least + "-" + most);
    }
    return steps(start, end, step) | (star && step == 1 ? STAR : 0);
  }

  private static long steps(long start, long end, long step) {
    long bits = 0;
    long within = Math.min(step, Long.SIZE);
    for (long value = start; value <= end; value += within) {
      bits |= 1L << value;
    }
    return bits;
  }

  private long value(String text) {
    int named = List.of(names.split(" ", -1)).indexOf(text.toLowerCase(Locale.ROOT));
    return named < 0 || text.isEmpty() ? number(text) : named + least;
  }

  private long number(String text) {
    if (!text.matches("\\+?[0-9]+")) {
      throw refused(text, "not a number");
    }
    return Long.parseLong(text);
  }

  private IllegalArgumentException refused(String text, String why) {
    return new IllegalArgumentException(
        name().toLowerCase(Locale.ROOT).replace('_', ' ') + " \"" + text + "\": " + why);
  }
}
