package io.github.flyteexporter.kube.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Kubernetes' times as seconds since 1970; 0 stands for none. */
public final class KubeTimes {
  private static final String USUAL = "0000-00-00T00:00:00Z";

  private KubeTimes() {}

  /** The seconds of a time as the API server writes most of them, read here, or of any other. */
  public static long seconds(String text) {
    if (text.length() != USUAL.length() || !looksUsual(text)) {
      return parse(text).getEpochSecond();
    }
    try {
      LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      LocalTime time =
          LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
      return day.toEpochSecond(time, ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return parse(text).getEpochSecond();
    }
  }

  private static boolean looksUsual(String text) {
    for (int i = 0; i < USUAL.length(); i++) {
      char next = text.charAt(i);
      char usual = USUAL.charAt(i);
      if (usual == '0' ? next < '0' || next > '9' : next != usual) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  public static Instant parse(String text) {
    if (text.isEmpty()) {
      return Instant.EPOCH;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** The seconds from then to now, never negative: clocks of nodes differ. */
  public static double age(long then, Instant now) {
    return Math.max(0, now.toEpochMilli() / 1000.0 - then);
  }
}
