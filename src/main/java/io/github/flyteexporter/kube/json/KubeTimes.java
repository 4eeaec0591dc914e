package io.github.flyteexporter.kube.json;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Kubernetes' times as seconds since 1970; 0 stands for none. */
public final class KubeTimes {
  private KubeTimes() {}

  public static long seconds(String text) {
    return parse(text).getEpochSecond();
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
