package io.github.flyteexporter.web.page;

import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.VerdictSignals;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the values of a round say of the verdict, for the pages. */
record Diagnosis(Values values) {
  /** Every function that is judged impaired or working. */
  List<Value> known() {
    return values.forSignal(VerdictSignals.IMPAIRED);
  }

  boolean impaired() {
    return known().stream().anyMatch(value -> value.number() > 0);
  }

  /** How a function is judged, empty when it is not known. */
  Optional<Boolean> impaired(String function) {
    return known().stream()
        .filter(value -> value.labels().get("function").equals(function))
        .map(value -> value.number() > 0)
        .findFirst();
  }

  /** Since when anything is impaired. */
  Optional<Instant> since() {
    return values.forSignal(VerdictSignals.SINCE).stream()
        .map(value -> Instant.ofEpochMilli(Math.round(value.number() * 1_000)))
        .min(Comparator.naturalOrder());
  }

  /** The causes that something speaks for, strongest first. */
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
      return "Not known yet whether Flyte works";
    }
    if (!impaired()) {
      return "Flyte works, as far as it is seen";
    }
    String what =
        known().stream()
            .filter(value -> value.number() > 0)
            .map(value -> value.labels().get("function"))
            .collect(Collectors.joining(", "));
    return "Flyte is impaired: " + what + ". Probable cause: " + probableCause();
  }
}
