package io.github.flyteexporter.verdict.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of day as people read them. */
public final class ClockTime {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ClockTime() {}

  /** The time of day in UTC, {@code 10:02:20}. */
  public static String of(Instant at) {
    return TIME.format(at);
  }
}
