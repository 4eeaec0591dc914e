package io.github.flyteexporter.doctor.values;

import io.github.flyteexporter.config.yaml.DidYouMean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that the templates of a chart read, from the resource {@code charts/*.keys}: one path a
 * line; {@code path.*} is handed on whole, {@code !path = default} is in the chart's own
 * values.yaml and read by none.
 *
 * @param source where they are from
 * @param read keys that have an effect
 * @param whole keys that are handed on whole: each key below one may have an effect
 * @param idle keys without effect, with their default
 */
record ChartKeys(String source, Set<String> read, Set<String> whole, Map<String, String> idle) {
  private static final Map<Chart, ChartKeys> ALL =
      Map.of(
          Chart.FLYTE_BINARY, parsed("flyte-binary-1.16.8"),
          Chart.FLYTE_CORE, parsed("flyte-core-1.16.8"),
          Chart.FLYTE_BINARY_2, parsed("flyte-binary-2.0.43"));

  ChartKeys {
    read = Set.copyOf(read);
    whole = Set.copyOf(whole);
    idle = Map.copyOf(idle);
  }

  /** Those of a chart, empty where it is unknown. */
  static Optional<ChartKeys> of(Chart chart) {
    return Optional.ofNullable(ALL.get(chart));
  }

  private static ChartKeys parsed(String name) {
    Set<String> read = new HashSet<>();
    Set<String> whole = new HashSet<>();
    Map<String, String> idle = new HashMap<>();
    for (String line : lines("/charts/" + name + ".keys")) {
      if (line.startsWith("!")) {
        String[] pair = line.substring(1).split(" = ", 2);
        idle.put(pair[0], pair[1]);
      } else if (line.endsWith(".*")) {
        whole.add(line.substring(0, line.length() - 2));
      } else if (!line.startsWith("#")) {
        read.add(line);
      }
    }
    return new ChartKeys(name.replaceFirst("-(?=\\d)", " "), read, whole, idle);
  }

  private static List<String> lines(String resource) {
    try (InputStream in = ChartKeys.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shortest part of a key's path that no template reads, empty when the key has an effect. */
  Optional<String> withoutEffect(List<String> path, String value) {
    String all = String.join(".", path);
    if (idle.containsKey(all)) {
      return Optional.of(all).filter(key -> !value.equals(idle.get(key)));
    }
    for (int i = 1; i <= path.size(); i++) {
      String part = String.join(".", path.subList(0, i));
      if (whole.contains(part) || read.contains(part)) {
        return Optional.empty();
      } else if (childrenOf(part).isEmpty()) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** The key that was probably meant, by its name or by what stands below it. */
  Optional<String> meant(List<String> path, String unread) {
    int depth = unread.split("\\.", -1).length;
    List<String> parent = path.subList(0, depth - 1);
    String prefix = parent.isEmpty() ? "" : String.join(".", parent) + ".";
    return DidYouMean.to(path.get(depth - 1), childrenOf(String.join(".", parent)))
        .map(near -> prefix + near)
        .or(() -> elsewhere(path.subList(depth - 1, path.size())));
  }

  /** One name alone is too common. */
  private Optional<String> elsewhere(List<String> names) {
    String end = "." + String.join(".", names);
    return known().stream()
        .filter(one -> names.size() > 1)
        .filter(one -> one.endsWith(end))
        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
  }

  private Set<String> known() {
    Set<String> all = new TreeSet<>(read);
    all.addAll(whole);
    return all;
  }

  private Set<String> childrenOf(String parent) {
    String start = parent.isEmpty() ? "" : parent + ".";
    Set<String> all = known();
    all.addAll(idle.keySet());
    Set<String> children = new TreeSet<>();
    for (String one : all) {
      if (one.startsWith(start)) {
        children.add(one.substring(start.length()).split("\\.", 2)[0]);
      }
    }
    return children;
  }
}
