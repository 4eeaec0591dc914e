package io.github.flyteexporter.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the samples that are made of a target's pages. It finds them by the bytes of their lines
 * as well, so that strings are made once for each sample and not for each page.
 */
final class SampleKeys {
  static final int NONE = -1;

  /** The most that are kept for the next page. */
  private static final int MAX_CARRIED = SampleAggregator.MAX_SAMPLES;

  private static final int MAX_SHORTCUTS = 2 * MAX_CARRIED;

  private final Map<SampleKey, Integer> numbers = new HashMap<>();
  private final List<SampleKey> keys = new ArrayList<>();
  private Shortcut[] shortcuts = new Shortcut[256];
  private int shortcutCount;

  /** Whether the next page starts with new ones. */
  boolean isFull() {
    return keys.size() > MAX_CARRIED || shortcutCount == MAX_SHORTCUTS;
  }

  SampleKey get(int number) {
    return keys.get(number);
  }

  /** The number of the sample that a line belongs to; {@link #NONE} if new and not to be added. */
  int number(SelectedLabels selected, boolean mayAdd) {
    int slot = slot(selected.hash());
    for (Shortcut known; (known = shortcuts[slot]) != null; slot = next(slot)) {
      if (known.matches(selected)) {
        return known.number;
      }
    }
    SampleKey key = new SampleKey(selected.name().wanted.name(), selected.labels());
    Integer number = numbers.get(key);
    if (number == null) {
      if (!mayAdd) {
        return NONE;
      }
      number = keys.size();
      keys.add(key);
      numbers.put(key, number);
    }
    if (shortcutCount < MAX_SHORTCUTS && selected.name().remembered) {
      remember(new Shortcut(selected, number), slot);
    }
    return number;
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
          slot = next(slot);
        }
        shortcuts[slot] = shortcut;
      }
    }
  }

  private int slot(long hash) {
    return (int) hash & (shortcuts.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (shortcuts.length - 1);
  }

  /** A name and selected values as on the page, and the sample they belong to. */
  private static final class Shortcut {
    final SeriesName name;
    final long hash;
    final byte[] text;
    final int number;

    Shortcut(SelectedLabels selected, int number) {
      this.name = selected.name();
      this.hash = selected.hash();
      this.text = selected.text();
      this.number = number;
    }

    boolean matches(SelectedLabels selected) {
      return hash == selected.hash() && name == selected.name() && selected.isText(text);
    }
  }
}
