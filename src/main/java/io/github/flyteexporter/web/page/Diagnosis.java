package io.github.flyteexporter.web.page;

import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.kube.ActionSignals;
import io.github.flyteexporter.signal.own.VerdictSignals;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The verdict in the values of a round, for the pages. */
record Diagnosis(Values values) {
  /** The functions that are known to be impaired or working. */
  List<Value> known() {
    return values.forSignal(VerdictSignals.IMPAIRED);
  }

  /** Whether it is a Flyte 2. */
  boolean isFlyte2() {
    return isFlyte2(values);
  }

  /** Whether the values are those of a Flyte 2. */
  static boolean isFlyte2(Values values) {
    return !values.forSignal(ActionSignals.PLATFORM).isEmpty();
  }

  boolean impaired() {
    return known().stream().anyMatch(value -> value.number() > 0);
  }

  /** Whether a function is impaired, empty when unknown. */
  Optional<Boolean> impaired(String function) {
    return known().stream()
        .filter(value -> value.labels().get("function").equals(function))
        .map(value -> value.number() > 0)
        .findFirst();
  }

  /** Start of the oldest impairment. */
  Optional<Instant> since() {
    return values.forSignal(VerdictSignals.SINCE).stream()
        .map(value -> Instant.ofEpochMilli(Math.round(value.number() * 1_000)))
        .min(Comparator.naturalOrder());
  }

  /** The causes with evidence, strongest first. */
  List<String> causes() {
    return values.forSignal(VerdictSignals.CAUSE).stream()
        .sorted(Comparator.comparingDouble(Value::number).reversed())
        .map(value -> value.labels().get("cause"))
        .toList();
  }

  String probableCause() {
    return causes().stream().findFirst().orElse("unknown");
  }

  String headline() {
    if (known().isEmpty()) {
      return "It is not known yet whether Flyte works";
    }
    if (!impaired()) {
      return "Flyte works, as far as the sources show";
    }
    String what =
        known().stream()
            .filter(value -> value.number() > 0)
            .map(value -> value.labels().get("function"))
            .collect(Collectors.joining(", "));
    return "Flyte is impaired: " + what + ". Probable cause: " + probableCause();
  }
}
