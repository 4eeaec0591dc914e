package io.github.flyteexporter.alerts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A series of promtool's rule tests, its notation written out.
 *
 * @param values one a scrape: a number, {@code _} for a missed one, or {@code stale}
 */
record TestSeries(String name, Map<String, String> labels, List<String> values) {
  static final String MISSED = "_";
  static final String STALE = "stale";

  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern MISSES = Pattern.compile("_x(\\d+)");
  private static final Pattern RUN = Pattern.compile("(-?[\\d.e]+)([+-][\\d.e]+)?x(\\d+)");

  static TestSeries of(String series, String values) {
    Map<String, String> labels =
        LABEL
            .matcher(series)
            .results()
            .collect(
                Collectors.toMap(
                    one -> one.group(1), one -> one.group(2), (a, b) -> b, LinkedHashMap::new));
    List<String> all = new ArrayList<>();
    for (String token : values.trim().split("\\s+", -1)) {
      all.addAll(written(token));
    }
    return new TestSeries(series.replaceFirst("\\{.*", ""), labels, List.copyOf(all));
  }

  private static List<String> written(String token) {
    Matcher misses = MISSES.matcher(token);
    if (misses.matches()) {
      return IntStream.range(0, Integer.parseInt(misses.group(1))).mapToObj(i -> MISSED).toList();
    }
    Matcher run = RUN.matcher(token);
    if (!run.matches()) {
      return List.of(token);
    }
    MatchResult found = run.toMatchResult();
    BigDecimal step = found.group(2) == null ? BigDecimal.ZERO : new BigDecimal(found.group(2));
    return IntStream.rangeClosed(0, Integer.parseInt(found.group(3)))
        .mapToObj(i -> step.multiply(BigDecimal.valueOf(i)).add(new BigDecimal(found.group(1))))
        .map(BigDecimal::toPlainString)
        .toList();
  }

  boolean isCounter() {
    return name.matches(".*_(total|sum|count|bucket)")
        || name.matches("flyte:.*(?<!workers)_(count|failures)");
  }

  TestSeries with(String label, String value) {
    Map<String, String> changed = new LinkedHashMap<>(labels);
    changed.put(label, value);
    return new TestSeries(name, changed, values);
  }

  TestSeries without(String label) {
    Map<String, String> changed = new LinkedHashMap<>(labels);
    changed.remove(label);
    return new TestSeries(name, changed, values);
  }

  /** A label that a label of the target displaces. */
  TestSeries exported(String label) {
    Map<String, String> changed = new LinkedHashMap<>();
    labels.forEach((key, value) -> changed.put(key.equals(label) ? "exported_" + key : key, value));
    return new TestSeries(name, changed, values);
  }

  /** With each value made from its place and what it was. */
  TestSeries map(BiFunction<Integer, String, String> change) {
    return new TestSeries(
        name,
        labels,
        IntStream.range(0, values.size()).mapToObj(i -> change.apply(i, values.get(i))).toList());
  }

  /** A counter with each number raised by as much, until it begins anew. */
  TestSeries raised(BigDecimal by) {
    BigDecimal[] before = {BigDecimal.ZERO};
    return map(
        (at, was) -> {
          if (before[0] == null || !isNumber(was)) {
            return was;
          }
          BigDecimal value = new BigDecimal(was);
          before[0] = value.compareTo(before[0]) < 0 ? null : value;
          return before[0] == null ? was : value.add(by).toPlainString();
        });
  }

  /** What a Prometheus stores that scrapes at each n-th place only. */
  TestSeries everyNth(int n) {
    boolean[] present = new boolean[1];
    List<String> longer = new ArrayList<>(values);
    longer.addAll(Collections.nCopies(n, MISSED));
    return new TestSeries(name, labels, longer)
        .map(
            (at, was) -> {
              if (at % n != 0) {
                return MISSED;
              }
              boolean before = present[0];
              present[0] = isNumber(was);
              return present[0] || !before ? (isNumber(was) ? was : MISSED) : STALE;
            });
  }

  static boolean isNumber(String value) {
    return value.matches("-?[\\d.e+-]+");
  }

  String text() {
    return name
        + labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }
}
