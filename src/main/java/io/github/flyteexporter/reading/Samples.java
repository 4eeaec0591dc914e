package io.github.flyteexporter.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The samples of one reading, looked up by name; immutable. */
public final class Samples {
  public static final Samples NONE = of(List.of());

  private final Map<String, List<Sample>> byName;
  private final int size;

  private Samples(Map<String, List<Sample>> byName, int size) {
    this.byName = byName;
    this.size = size;
  }

  /** Samples from a list. */
  public static Samples of(List<Sample> samples) {
    Map<String, List<Sample>> byName = new HashMap<>();
    for (Sample sample : samples) {
      byName.computeIfAbsent(sample.name(), name -> new ArrayList<>(1)).add(sample);
    }
    byName.replaceAll((name, list) -> List.copyOf(list));
    return new Samples(byName, samples.size());
  }

  /** All samples of a name, empty if the source has none. */
  public List<Sample> all(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** The sum of all samples of a name, absent (not zero) if the source has none. */
  public OptionalDouble sum(String name) {
    return all(name).stream().mapToDouble(Sample::value).reduce(Double::sum);
  }

  /** The names the source has samples of. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** Whether the source has samples of a name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** The number of samples. */
  public int size() {
    return size;
  }

  /** These samples and others, which replace those of the same name. */
  public Samples plus(Samples others) {
    Map<String, List<Sample>> sum = new HashMap<>(byName);
    sum.putAll(others.byName);
    return new Samples(sum, sum.values().stream().mapToInt(List::size).sum());
  }

  /** These samples with those of one name replaced. */
  public Samples replacing(String name, List<Sample> others) {
    Map<String, List<Sample>> next = new HashMap<>(byName);
    next.put(name, List.copyOf(others));
    return new Samples(next, size - all(name).size() + others.size());
  }
}
