package io.github.flyteexporter.doctor.values;

import io.github.flyteexporter.doctor.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keys of a values file that no template of its chart reads. */
final class UnreadKeys {
  private static final int MOST = 8;
  private static final Pattern REFERENCE = Pattern.compile("\\.Values\\.([A-Za-z0-9_.]+)");

  /**
   * Where people keep texts of their own, which other values quote: flyte-core's values-eks.yaml.
   */
  private static final String OWN = "userSettings";

  private UnreadKeys() {}

  static Finding find(HelmValues values) {
    Optional<ChartKeys> keys = ChartKeys.of(values.chart());
    return keys.isEmpty()
        ? Finding.notSeen("no key that only one chart has: give --chart-version")
        : find(values, keys.get());
  }

  private static Finding find(HelmValues values, ChartKeys keys) {
    List<HelmValues.Leaf> leaves = values.leaves();
    Set<String> quoted =
        leaves.stream()
            .flatMap(one -> REFERENCE.matcher(one.text()).results())
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    Map<String, String> found = new LinkedHashMap<>();
    for (HelmValues.Leaf leaf : leaves) {
      List<String> path = leaf.keys();
      if (!path.isEmpty() && !path.get(0).equals(OWN) && !quoted.contains(String.join(".", path))) {
        keys.withoutEffect(path, leaf.text())
            .ifPresent(
                key ->
                    found.putIfAbsent(key, key + leaf.line() + meant(keys.meant(path, key), key)));
      }
    }
    if (found.isEmpty()) {
      return Finding.ok("the templates of " + keys.source() + " read every key");
    }
    String some = found.values().stream().limit(MOST).collect(Collectors.joining("; "));
    return Finding.warning(
        "no template of "
            + keys.source()
            + " reads "
            + some
            + (found.size() > MOST ? "; and " + (found.size() - MOST) + " more" : ""));
  }

  private static String meant(Optional<String> other, String key) {
    return other
        .filter(one -> !one.equals(key))
        .map(one -> ", did you mean " + one + "?")
        .orElse("");
  }
}
