package io.github.flyteexporter.reading;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The label pairs of one series, sorted by name; immutable. */
public final class Labels implements Comparable<Labels> {
  public static final Labels NONE = new Labels(new String[0]);

  private final String[] pairs;

  private Labels(String[] sortedPairs) {
    this.pairs = sortedPairs;
  }

  /**
   * Labels from names and values in turn.
   *
   * @throws IllegalArgumentException when a value is missing
   */
  public static Labels of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a label without a value: " + namesAndValues.length);
    }
    Map<String, String> sorted = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      sorted.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return of(sorted);
  }

  /** Labels from a map. */
  public static Labels of(Map<String, String> map) {
    if (map.isEmpty()) {
      return NONE;
    }
    String[] pairs = new String[map.size() * 2];
    int i = 0;
    for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
      pairs[i++] = entry.getKey();
      pairs[i++] = entry.getValue();
    }
    return new Labels(pairs);
  }

  /** The value of a label, empty when the series does not carry it (as in Prometheus). */
  public String get(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return "";
  }

  /** These labels and one more, which replaces a label of the same name. */
  public Labels with(String name, String value) {
    Map<String, String> map = new TreeMap<>();
    forEach(map::put);
    map.put(name, value);
    return of(map);
  }

  /** A value as it stands between the quotes of the Prometheus text format. */
  public static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** Visits every pair in the order of the names. */
  public void forEach(BiConsumer<String, String> visitor) {
    for (int i = 0; i < pairs.length; i += 2) {
      visitor.accept(pairs[i], pairs[i + 1]);
    }
  }

  /** Whether there is no label at all. */
  public boolean isEmpty() {
    return pairs.length == 0;
  }

  @Override
  public int compareTo(Labels other) {
    return Arrays.compare(pairs, other.pairs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels && Arrays.equals(pairs, labels.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pairs);
  }

  /** {@code {a="b",c="d"}}, as on a Prometheus page. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    forEach(
        (name, value) ->
            text.append(text.length() > 1 ? "," : "")
                .append(name)
                .append("=\"")
                .append(value)
                .append('"'));
    return text.append('}').toString();
  }
}
