package io.github.flyteexporter.export;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Value;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order of the lines of one family: by labels, then by the suffix of the sample. Buckets and
 * quantiles of one series are adjacent and sorted by number, as OpenMetrics requires.
 */
final class SeriesOrder {
  static final Comparator<Value> COMPARATOR =
      Comparator.comparing((Value value) -> series(value.labels()))
          .thenComparing(Value::suffix)
          .thenComparingDouble(value -> bound(value.labels()));

  private SeriesOrder() {}

  private static Labels series(Labels labels) {
    if (boundText(labels).isEmpty()) {
      return labels;
    }
    Map<String, String> rest = new TreeMap<>();
    labels.forEach(rest::put);
    rest.remove("le");
    rest.remove("quantile");
    return Labels.of(rest);
  }

  private static double bound(Labels labels) {
    String text = boundText(labels);
    try {
      return text.isEmpty() || text.equals("+Inf")
          ? Double.POSITIVE_INFINITY
          : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String boundText(Labels labels) {
    String bucket = labels.get("le");
    return bucket.isEmpty() ? labels.get("quantile") : bucket;
  }
}
