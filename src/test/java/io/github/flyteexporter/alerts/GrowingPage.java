package io.github.flyteexporter.alerts;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A part of a page whose counters go on growing as they did between two recorded pages. */
final class GrowingPage {
  private static final String COUNTER = "[a-z0-9_]+_(total|sum|count)(\\{.*)?";

  /** Sums of such steps are exact, so that promtool is told them in one word. */
  private static final double FINEST = 1024;

  private final Map<String, Double> steps = new TreeMap<>();
  private final Map<String, Double> values = new TreeMap<>();

  /**
   * Begins with counters of 0.
   *
   * @param scrapes lie between the two pages
   */
  GrowingPage(
      Map<String, Double> earlier,
      Map<String, Double> later,
      double scrapes,
      Predicate<String> part) {
    later.forEach(
        (series, value) -> {
          if (part.test(series)) {
            double grown = value - earlier.getOrDefault(series, value);
            steps.put(series, Math.rint(grown / scrapes * FINEST) / FINEST);
            values.put(series, value);
          }
        });
    begin();
  }

  /** All counters are 0 again. */
  void begin() {
    values.replaceAll((series, value) -> series.matches(COUNTER) ? 0 : value);
  }

  /** From one scrape to the next; these counters stand still. */
  void grow(Predicate<String> idle) {
    values.replaceAll(
        (series, value) ->
            series.matches(COUNTER) && !idle.test(series) ? value + steps.get(series) : value);
  }

  Map<String, Double> values() {
    return new TreeMap<>(values);
  }

  /** Under the name of another target. */
  Map<String, Double> of(String target) {
    Map<String, Double> named = new TreeMap<>();
    values.forEach(
        (series, value) ->
            named.put(
                series.replaceFirst("target=\"[^\"]*\"", "target=\"" + target + "\""), value));
    return named;
  }
}
