package io.github.flyteexporter.alerts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The values of a series, scrape by scrape, in promtool's short notation. */
final class ValueSequence {
  private static final double ABSENT = Double.NEGATIVE_INFINITY;

  private final List<Double> values = new ArrayList<>();

  /** The value of a scrape; those before it that were left out are absent. */
  void set(int scrape, double value) {
    absentUntil(scrape);
    values.add(value);
  }

  /** The whole sequence of so many scrapes. */
  String text(int scrapes) {
    absentUntil(scrapes);
    StringJoiner text = new StringJoiner(" ");
    for (int from = 0; from < values.size(); ) {
      int to = end(from);
      text.add(values.get(from) == ABSENT ? gap(from, to) : run(from, to));
      from = to;
    }
    return text.toString();
  }

  private void absentUntil(int scrape) {
    while (values.size() < scrape) {
      values.add(ABSENT);
    }
  }

  /** Where it stops to change by the same step, as promtool adds steps up; two are no run. */
  private int end(int from) {
    double step = step(from);
    double next = values.get(from);
    int to = from;
    while (to < values.size() && values.get(to) == next) {
      next += step;
      to++;
    }
    return to - from < 3 && step != 0 ? from + 1 : Math.max(to, from + 1);
  }

  private double step(int from) {
    boolean two = from + 1 < values.size();
    boolean told = two && values.get(from) != ABSENT && values.get(from + 1) != ABSENT;
    return told ? values.get(from + 1) - values.get(from) : 0;
  }

  /** Prometheus marks a series stale when a scrape misses it. */
  private static String gap(int from, int to) {
    if (from == 0) {
      return "_x" + to;
    }
    return to == from + 1 ? "stale" : "stale _x" + (to - from - 1);
  }

  private String run(int from, int to) {
    String first = number(values.get(from));
    if (to == from + 1) {
      return first;
    }
    double step = step(from);
    String change = step == 0 ? "" : (step > 0 ? "+" : "") + number(step);
    return first + change + "x" + (to - from - 1);
  }

  private static String number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? Double.toString(value).replace("Infinity", "Inf")
        : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
