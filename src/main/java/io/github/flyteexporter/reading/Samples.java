package io.github.flyteexporter.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The samples of one reading, looked up by name; immutable. */
public final class Samples {
  public static final Samples NONE = of(List.of());

  /** Shared by readings that have samples of the same names. */
  private final Map<String, Integer> places;

  private final List<List<Sample>> lists;
  private final int size;

  private Samples(Map<String, Integer> places, List<List<Sample>> lists, int size) {
    this.places = places;
    this.lists = lists;
    this.size = size;
  }

  /** Samples from a list; names keep the order in which they first appear. */
  public static Samples of(List<Sample> samples) {
    Map<String, Integer> places = new LinkedHashMap<>();
    List<List<Sample>> lists = new ArrayList<>();
    for (Sample sample : samples) {
      Integer place = places.putIfAbsent(sample.name(), lists.size());
      if (place == null) {
        place = lists.size();
        lists.add(new ArrayList<>(1));
      }
      lists.get(place).add(sample);
    }
    lists.replaceAll(List::copyOf);
    return new Samples(places, lists, samples.size());
  }

  private static Samples of(Map<String, List<Sample>> byName) {
    Map<String, Integer> places = new LinkedHashMap<>();
    byName.keySet().forEach(name -> places.put(name, places.size()));
    int size = byName.values().stream().mapToInt(List::size).sum();
    return new Samples(places, new ArrayList<>(byName.values()), size);
  }

  /** All samples of a name, empty if the source has none. */
  public List<Sample> all(String name) {
    Integer place = places.get(name);
    return place == null ? List.of() : lists.get(place);
  }

  /** The sum of all samples of a name, absent (not zero) if the source has none. */
  public OptionalDouble sum(String name) {
    return all(name).stream().mapToDouble(Sample::value).reduce(Double::sum);
  }

  /** The names the source has samples of. */
  public Set<String> names() {
    return Collections.unmodifiableSet(places.keySet());
  }

  /** Whether the source has samples of a name. */
  public boolean has(String name) {
    return places.containsKey(name);
  }

  /** The number of samples. */
  public int size() {
    return size;
  }

  /** These samples and others; of a name that several have, the last ones count. */
  public Samples plus(Collection<Samples> others) {
    Map<String, List<Sample>> sum = byName();
    others.forEach(one -> sum.putAll(one.byName()));
    return of(sum);
  }

  /** These samples with those of one name replaced. */
  public Samples replacing(String name, List<Sample> others) {
    Map<String, List<Sample>> next = byName();
    next.put(name, List.copyOf(others));
    return of(next);
  }

  /** These samples with those of these names, which are moments in seconds, so much later. */
  public Samples later(Collection<String> moments, double seconds) {
    Samples next = this;
    for (String name : moments) {
      if (has(name)) {
        next =
            next.replacing(
                name,
                all(name).stream()
                    .map(one -> new Sample(name, one.labels(), one.value() + seconds))
                    .toList());
      }
    }
    return next;
  }

  /**
   * Other samples of the same names: what {@code next} makes of the samples of each name, in the
   * order of {@link #names()}. It gives as many as it gets, in a list that does not change any
   * more.
   */
  public Samples replacingEach(UnaryOperator<List<Sample>> next) {
    List<List<Sample>> others = new ArrayList<>(lists);
    others.replaceAll(next);
    return new Samples(places, others, size);
  }

  private Map<String, List<Sample>> byName() {
    Map<String, List<Sample>> byName = new LinkedHashMap<>();
    places.forEach((name, place) -> byName.put(name, lists.get(place)));
    return byName;
  }
}
