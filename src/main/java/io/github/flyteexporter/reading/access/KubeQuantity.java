package io.github.flyteexporter.reading.access;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes quantities as numbers of cores or bytes: {@code 500m}, {@code 1Gi}, {@code 1e3}. */
public final class KubeQuantity {
  /** {@code kubernetes/apimachinery/pkg/api/resource/quantity.go}, the grammar at the top. */
  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?(?:\\d{1,18}(?:\\.\\d{0,9})?|\\.\\d{1,9}))"
              + "(?:([eE][+-]?\\d{1,2})|([KMGTPE]i|[numkMGTPE]|))");

  private static final Map<String, Double> FACTORS =
      Map.ofEntries(
          Map.entry("", 1.0),
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

  private KubeQuantity() {}

  /** The number, empty for a text that is no quantity. */
  public static OptionalDouble number(String quantity) {
    Matcher matcher = FORM.matcher(quantity);
    if (!matcher.matches()) {
      return OptionalDouble.empty();
    }
    String exponent = matcher.group(2);
    return OptionalDouble.of(
        exponent == null
            ? new BigDecimal(matcher.group(1)).doubleValue() * FACTORS.get(matcher.group(3))
            : new BigDecimal(matcher.group(1) + exponent).doubleValue());
  }

  /** How much of {@code hard} is used: 1 where nothing is allowed; empty without two numbers. */
  public static OptionalDouble ratio(String used, String hard) {
    OptionalDouble some = number(used);
    OptionalDouble most = number(hard);
    if (some.isEmpty() || most.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        most.getAsDouble() <= 0 ? 1 : Math.max(0, some.getAsDouble() / most.getAsDouble()));
  }
}
