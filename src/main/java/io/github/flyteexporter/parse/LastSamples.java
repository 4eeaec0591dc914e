package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The samples of a target's last page. Most pages show the same ones, many of them with the value
 * that they had: only what changed is made anew.
 */
final class LastSamples {
  private int[] order = {};
  private Samples samples = Samples.NONE;

  /** Numbers of the samples, name by name as {@link #samples} has them. */
  private int[] numbers = {};

  private int cursor;

  /**
   * The samples of the next page.
   *
   * @param order their numbers, {@code count} of them, in the order of the page
   * @param sums their values, by number
   */
  Samples samples(SampleKeys keys, int[] order, int count, double[] sums) {
    if (!Arrays.equals(order, 0, count, this.order, 0, this.order.length)) {
      begin(keys, order, count, sums);
    } else {
      cursor = 0;
      samples = samples.replacingEach(list -> next(list, sums));
    }
    return samples;
  }

  private void begin(SampleKeys keys, int[] pageOrder, int count, double[] sums) {
    order = Arrays.copyOf(pageOrder, count);
    List<Sample> all = new ArrayList<>(count);
    for (int number : order) {
      SampleKey key = keys.get(number);
      all.add(new Sample(key.name(), key.labels(), sums[number]));
    }
    samples = Samples.of(all);
    numbers = byName(keys);
  }

  private int[] byName(SampleKeys keys) {
    Map<String, Integer> places = new HashMap<>();
    int from = 0;
    for (String name : samples.names()) {
      places.put(name, from);
      from += samples.all(name).size();
    }
    int[] byName = new int[order.length];
    for (int number : order) {
      byName[places.merge(keys.get(number).name(), 1, Integer::sum) - 1] = number;
    }
    return byName;
  }

  /** The samples themselves where none changed. */
  @SuppressWarnings("ReferenceEquality") // only those that did not change are the same
  private List<Sample> next(List<Sample> before, double[] sums) {
    int from = cursor;
    cursor += before.size();
    if (before.size() == 1) {
      Sample sample = next(before.get(0), from, sums);
      return sample == before.get(0) ? before : List.of(sample);
    }
    Sample[] after = new Sample[before.size()];
    boolean same = true;
    for (int i = 0; i < after.length; i++) {
      after[i] = next(before.get(i), from + i, sums);
      same &= after[i] == before.get(i);
    }
    return same ? before : List.of(after);
  }

  private Sample next(Sample before, int place, double[] sums) {
    double value = sums[numbers[place]];
    return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(before.value())
        ? before
        : new Sample(before.name(), before.labels(), value);
  }
}
