package io.github.flyteexporter.rules;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations in Prometheus' format: each unit once, the longest first. */
final class PrometheusDuration {
  private static final List<Duration> UNITS =
      List.of(
          Duration.ofDays(365),
          Duration.ofDays(7),
          Duration.ofDays(1),
          Duration.ofHours(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(1));
  private static final Pattern FORM =
      Pattern.compile(
          "(?=.)(?:(\\d{1,2})y)?(?:(\\d{1,4})w)?(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?"
              + "(?:(\\d{1,6})s)?(?:(\\d{1,6})ms)?");

  private PrometheusDuration() {}

  static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  static boolean isAtLeast(Duration least, String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    Duration sum = Duration.ZERO;
    for (int i = 0; i < UNITS.size(); i++) {
      String part = parts.group(i + 1);
      if (part != null) {
        sum = sum.plus(UNITS.get(i).multipliedBy(Long.parseLong(part)));
      }
    }
    return sum.compareTo(least) >= 0;
  }
}
