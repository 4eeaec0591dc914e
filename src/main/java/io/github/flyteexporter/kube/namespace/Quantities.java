package io.github.flyteexporter.kube.namespace;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes quantities: {@code 10m}, {@code 1Gi}, {@code 2k}, {@code 1e3}. */
final class Quantities {
  /** {@code kubernetes/apimachinery/pkg/api/resource/quantity.go}, the grammar at the top. */
  private static final Pattern QUANTITY =
      Pattern.compile(
          "([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)([KMGTPE]i|[numkMGTPE])?");

  private static final Map<String, Double> SUFFIXES =
      Map.ofEntries(
          Map.entry("n", 1e-9),
          Map.entry("u", 1e-6),
          Map.entry("m", 1e-3),
          Map.entry("k", 1e3),
          Map.entry("M", 1e6),
          Map.entry("G", 1e9),
          Map.entry("T", 1e12),
          Map.entry("P", 1e15),
          Map.entry("E", 1e18),
          Map.entry("Ki", 0x1p10),
          Map.entry("Mi", 0x1p20),
          Map.entry("Gi", 0x1p30),
          Map.entry("Ti", 0x1p40),
          Map.entry("Pi", 0x1p50),
          Map.entry("Ei", 0x1p60));

  private Quantities() {}

  /** The number, empty for a text that is no quantity. */
  static OptionalDouble number(String quantity) {
    Matcher parts = QUANTITY.matcher(quantity);
    if (!parts.matches()) {
      return OptionalDouble.empty();
    }
    double number =
        Double.parseDouble(parts.group(1))
            * (parts.group(2) == null ? 1 : SUFFIXES.get(parts.group(2)));
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** How much of {@code hard} is used: 1 where nothing is allowed; empty without two numbers. */
  static OptionalDouble ratio(String used, String hard) {
    OptionalDouble some = number(used);
    OptionalDouble most = number(hard);
    if (some.isEmpty() || most.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        most.getAsDouble() <= 0 ? 1 : Math.max(0, some.getAsDouble() / most.getAsDouble()));
  }
}
