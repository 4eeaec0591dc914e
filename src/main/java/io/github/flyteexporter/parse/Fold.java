package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the series of a page that are alike in sample name and kept labels. It finds the sum of a
 * line by the bytes of the line first, so that strings are made only for what was not there yet.
 */
final class Fold {
  static final int MAX_SAMPLES = 20_000;

  private final Map<Key, Sum> sums = new LinkedHashMap<>();
  private Shortcut[] shortcuts = new Shortcut[256];
  private int shortcutCount;

  /** Adds a value; false when it would be one sample too many. */
  boolean add(KeptLabels kept, double value) {
    int slot = slot(kept.hash());
    for (Shortcut known; (known = shortcuts[slot]) != null; slot = (slot + 1) & mask()) {
      if (known.leads(kept)) {
        known.sum.value += value;
        return true;
      }
    }
    Key key = new Key(kept.name().wanted.name(), kept.labels());
    Sum sum = sums.get(key);
    if (sum != null) {
      sum.value += value;
    } else if (sums.size() < MAX_SAMPLES) {
      sum = new Sum(value);
      sums.put(key, sum);
    } else {
      return false;
    }
    if (shortcutCount < MAX_SAMPLES && kept.name().remembered) {
      remember(new Shortcut(kept, sum), slot);
    }
    return true;
  }

  /** The sums, in the order in which they began. */
  Samples samples() {
    List<Sample> samples = new ArrayList<>(sums.size());
    sums.forEach((key, sum) -> samples.add(new Sample(key.name, key.labels, sum.value)));
    return Samples.of(samples);
  }

  private void remember(Shortcut shortcut, int freeSlot) {
    shortcuts[freeSlot] = shortcut;
    shortcutCount++;
    if (shortcutCount * 2 > shortcuts.length) {
      grow();
    }
  }

  private void grow() {
    Shortcut[] old = shortcuts;
    shortcuts = new Shortcut[old.length * 2];
    for (Shortcut shortcut : old) {
      if (shortcut != null) {
        int slot = slot(shortcut.hash);
        while (shortcuts[slot] != null) {
          slot = (slot + 1) & mask();
        }
        shortcuts[slot] = shortcut;
      }
    }
  }

  private int slot(long hash) {
    return (int) hash & mask();
  }

  private int mask() {
    return shortcuts.length - 1;
  }

  private record Key(String name, Labels labels) {}

  private static final class Sum {
    double value;

    Sum(double value) {
      this.value = value;
    }
  }

  /** A name and kept values as they stand on lines, and the sum they belong to. */
  private static final class Shortcut {
    final KnownName name;
    final long hash;
    final byte[] text;
    final Sum sum;

    Shortcut(KeptLabels kept, Sum sum) {
      this.name = kept.name();
      this.hash = kept.hash();
      this.text = kept.text();
      this.sum = sum;
    }

    boolean leads(KeptLabels kept) {
      return hash == kept.hash() && name == kept.name() && kept.isText(text);
    }
  }
}
