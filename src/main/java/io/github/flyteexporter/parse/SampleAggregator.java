package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Samples;
import java.util.Arrays;

/** Adds up the series of a page that agree in sample name and selected labels. */
final class SampleAggregator {
  static final int MAX_SAMPLES = 20_000;

  private final SampleKeys keys;
  private double[] sums = new double[256];
  private boolean[] begun = new boolean[256];
  private int[] order = new int[256];
  private int count;
  private final LastSamples last = new LastSamples();

  SampleAggregator(SampleKeys keys) {
    this.keys = keys;
  }

  /** The number of the sample that a line belongs to; a new one only while there is room. */
  int number(SelectedLabels selected) {
    return keys.number(selected, count < MAX_SAMPLES);
  }

  /** Adds a value to the sample of this number; false when it would be one sample too many. */
  boolean add(int number, double value) {
    if (hasBegun(number)) {
      sums[number] += value;
      return true;
    }
    if (count == MAX_SAMPLES) {
      return false;
    }
    begin(number, value);
    return true;
  }

  private boolean hasBegun(int number) {
    return number >= 0 && number < begun.length && begun[number];
  }

  private void begin(int number, double value) {
    if (number >= sums.length) {
      int length = Math.max(number + 1, sums.length * 2);
      sums = Arrays.copyOf(sums, length);
      begun = Arrays.copyOf(begun, length);
    }
    if (count == order.length) {
      order = Arrays.copyOf(order, count * 2);
    }
    sums[number] = value;
    begun[number] = true;
    order[count++] = number;
  }

  /** The sums, in the order in which they began; another page may follow. */
  Samples end() {
    Samples samples = last.samples(keys, order, count, sums);
    for (int i = 0; i < count; i++) {
      begun[order[i]] = false;
    }
    count = 0;
    return samples;
  }
}
