package io.github.flyteexporter.drill.page;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The labels of all series of a drill. One of {@code namespace} and {@code cluster} is the mark:
 * its value is {@code flyte-drill} or begins with {@code flyte-drill-}. All rules, routes and
 * inhibitions keep different values of these two labels apart.
 */
public record DrillLabels(Map<String, String> all) {
  /** The value of the mark, or what it begins with. */
  public static final String MARK = "flyte-drill";

  private static final String NAMESPACE = "namespace";
  private static final List<String> APART = List.of(NAMESPACE, "cluster");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Pattern MARKED = Pattern.compile(MARK + "(-.*)?");

  public DrillLabels {
    all = Map.copyOf(all);
  }

  /**
   * These labels; without a namespace the mark is {@code namespace="flyte-drill"}.
   *
   * @throws IllegalArgumentException what is wrong with them
   */
  public static DrillLabels of(Map<String, String> given) {
    Set<String> own =
        Catalogue.ALL.stream()
            .flatMap(signal -> signal.labels().stream())
            .collect(Collectors.toSet());
    given.forEach((name, value) -> check(name, value, own));
    Map<String, String> labels = new TreeMap<>(given);
    labels.putIfAbsent(NAMESPACE, MARK);
    if (APART.stream().noneMatch(name -> isMark(labels.getOrDefault(name, "")))) {
      throw new IllegalArgumentException(
          "namespace or cluster must be "
              + MARK
              + " or begin with "
              + MARK
              + "-, or the alerts of the drill would be taken for those of a real Flyte");
    }
    return new DrillLabels(labels);
  }

  private static void check(String name, String value, Set<String> own) {
    if (!NAME.matcher(name).matches() || name.startsWith("__") || name.equals("alertname")) {
      throw new IllegalArgumentException("no series may have a label " + name);
    }
    if (own.contains(name)) {
      throw new IllegalArgumentException(
          "the label " + name + " is one that series of the exporter have themselves");
    }
    if (value.isBlank()) {
      throw new IllegalArgumentException("the label " + name + " has no value");
    }
  }

  private static boolean isMark(String value) {
    return MARKED.matcher(value).matches();
  }

  /** The name of the label that is the mark. */
  public String markName() {
    return APART.stream().filter(name -> isMark(all.getOrDefault(name, ""))).findFirst().orElse("");
  }

  /** The value of the mark. */
  public String markValue() {
    return all.get(markName());
  }

  /** The mark as a matcher: {@code namespace="flyte-drill"}. */
  public String matcher() {
    return markName() + "=\"" + markValue().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Whether labels, of an alert for instance, carry the mark. */
  public boolean mark(Map<String, String> labels) {
    return markValue().equals(labels.get(markName()));
  }

  /** The labels of a series, with these. */
  Labels on(Labels series) {
    Map<String, String> sum = new TreeMap<>(all);
    series.forEach(sum::put);
    return Labels.of(sum);
  }
}
