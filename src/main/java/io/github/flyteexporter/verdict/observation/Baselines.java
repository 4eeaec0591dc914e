package io.github.flyteexporter.verdict.observation;

import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How long calls usually take here: the medians of the means seen while nothing was impaired;
 * immutable and bounded. Nothing is slow by itself; it is slow against what it was.
 */
public record Baselines(Map<String, List<Double>> seen, Limits limits) {
  /** Nothing is remembered yet. */
  public static final Baselines NONE = new Baselines(Map.of(), Limits.USUAL);

  private static final int KEPT = 31;
  private static final int ENOUGH = 2;
  private static final int MOST = 500;

  public Baselines {
    seen = Map.copyOf(seen);
  }

  /** These by other limits. */
  public Baselines by(Limits other) {
    return new Baselines(seen, other);
  }

  /** These with the means and the rates of a round in which nothing was impaired. */
  public Baselines plus(Map<String, Double> means, Map<String, Double> rates) {
    Map<String, List<Double>> next = new TreeMap<>(seen);
    means.forEach(
        (what, mean) -> {
          if (!slow(what, mean)) {
            add(next, what, mean);
          }
        });
    rates.forEach((what, rate) -> add(next, what, rate));
    return new Baselines(next, limits);
  }

  private static void add(Map<String, List<Double>> all, String what, double number) {
    List<Double> kept = new ArrayList<>(all.getOrDefault(what, List.of()));
    if (!kept.isEmpty() || all.size() < MOST) {
      kept.add(number);
      all.put(what, kept.subList(Math.max(0, kept.size() - KEPT), kept.size()));
    }
  }

  /** The usual seconds or rate, empty while too few were seen. */
  public OptionalDouble usual(String what) {
    List<Double> kept = seen.getOrDefault(what, List.of());
    return kept.size() < ENOUGH
        ? OptionalDouble.empty()
        : OptionalDouble.of(kept.stream().sorted().toList().get(kept.size() / 2));
  }

  /** Whether so many seconds are far more than usual. */
  public boolean slow(String what, double mean) {
    OptionalDouble usual = usual(what);
    return usual.isPresent()
        ? mean >= limits.of(Limit.HARMLESS) && mean >= limits.of(Limit.SLOW) * usual.getAsDouble()
        : mean >= limits.of(Limit.LONG);
  }

  /** Whether so many seconds are no more than usual, or do no harm. */
  public boolean normal(String what, double mean) {
    OptionalDouble usual = usual(what);
    return mean < limits.of(Limit.HARMLESS)
        || (usual.isPresent() && mean < limits.of(Limit.SLOW) / 2 * usual.getAsDouble());
  }
}
