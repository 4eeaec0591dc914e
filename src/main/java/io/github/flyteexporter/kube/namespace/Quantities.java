package io.github.flyteexporter.kube.namespace;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.OptionalDouble;

/** Kubernetes quantities: {@code 10m}, {@code 1Gi}, {@code 2k}, {@code 1e3}. */
final class Quantities {
  private Quantities() {}

  /** The number, empty for a text that is no quantity. */
  static OptionalDouble number(String quantity) {
    try {
      double number = new Quantity(quantity).getNumericalAmount().doubleValue();
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return OptionalDouble.empty();
    }
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
