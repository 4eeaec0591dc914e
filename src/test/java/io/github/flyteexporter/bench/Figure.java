package io.github.flyteexporter.bench;

import java.util.Locale;

/** A measured number beside the number it is wanted to be. */
record Figure(double measured, double wanted, String unit) {
  String budget() {
    return text(wanted, unit);
  }

  String atMost() {
    return measured <= wanted ? "yes" : "MISSED by " + text(measured - wanted, unit);
  }

  String atLeast() {
    return measured >= wanted ? "yes" : "MISSED by " + text(wanted - measured, unit);
  }

  /** A number with as many digits as matter. */
  static String text(double number, String unit) {
    double size = Math.abs(number);
    int digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    String text = String.format(Locale.ROOT, "%,." + digits + "f", number);
    return text.replaceAll("\\.0+$", "") + " " + unit;
  }

  @Override
  public String toString() {
    return text(measured, unit);
  }
}
