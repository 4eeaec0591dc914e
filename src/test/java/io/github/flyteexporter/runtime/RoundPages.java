package io.github.flyteexporter.runtime;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.own.VerdictSignals;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pages of an exporter's rounds report together. */
final class RoundPages {
  private RoundPages() {}

  /** The cause that is named most often. */
  static String mainCause(Collection<Exposition> pages) {
    return counted(
            pages.stream()
                .flatMap(page -> cause(page).stream())
                .filter(cause -> !cause.equals("unknown")))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("none");
  }

  /** The functions that are impaired for more than two rounds. */
  static Set<String> impaired(Collection<Exposition> pages) {
    return counted(
            pages.stream()
                .flatMap(page -> page.values().forSignal(VerdictSignals.IMPAIRED).stream())
                .filter(function -> function.number() == 1)
                .map(function -> function.labels().get("function")))
        .entrySet()
        .stream()
        .filter(function -> function.getValue() > 2)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The most probable cause of a page, empty when nothing is impaired. */
  private static Optional<String> cause(Exposition page) {
    return page.values().forSignal(VerdictSignals.CAUSE).stream()
        .max(Comparator.comparingDouble(Value::number))
        .map(value -> value.labels().get("cause"));
  }

  private static Map<String, Long> counted(Stream<String> words) {
    return words.collect(
        Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
