package io.github.flyteexporter.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times, sizes and counts for people. */
final class HumanFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private HumanFormat() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** How long ago something was: {@code 45 s ago}. */
  static String ago(Instant at, Instant now) {
    return span(Duration.between(at, now)) + " ago";
  }

  /** A length of time: 12 ms, 45 s, 12 min 5 s, 3 h 20 min, 2 d 4 h. */
  static String span(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds < 86_400
        ? seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min"
        : seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
  }

  /** How long something took: 0.4 ms, 12 ms, 1.3 s. */
  static String took(Duration length) {
    double ms = Math.max(0, length.toNanos() / 1e6);
    if (ms < 1_000) {
      return String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms);
    }
    return String.format(Locale.ROOT, "%.1f s", ms / 1_000);
  }

  /** 512 B, 1.9 kB, 1.9 MB. */
  static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** A count with thousands separators, and its noun: 1 workflow, 12 workflows. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
