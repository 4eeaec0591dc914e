package io.github.flyteexporter.dashboards;

import java.time.Instant;
import java.util.Locale;

/** Numbers as Grafana shows them in a unit, about. */
final class Units {
  private Units() {}

  static String text(double value, String unit) {
    return switch (unit) {
      case "percentunit" -> number(value * 100) + " %";
      case "s" -> seconds(value);
      case "bytes" -> bytes(value);
      case "ops", "reqps" -> number(value) + "/s";
      case "dateTimeFromNow" -> Instant.ofEpochMilli((long) value).toString();
      default -> number(value);
    };
  }

  private static String seconds(double value) {
    if (value >= 2 * 86_400) {
      return number(value / 86_400) + " d";
    }
    if (value >= 7_200) {
      return number(value / 3_600) + " h";
    }
    if (value >= 120) {
      return number(value / 60) + " min";
    }
    return value > 0 && value < 1 ? number(value * 1_000) + " ms" : number(value) + " s";
  }

  private static String bytes(double value) {
    return value >= 1 << 20 ? number(value / (1 << 20)) + " MiB" : number(value / 1_024) + " KiB";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? "" + (long) value
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
