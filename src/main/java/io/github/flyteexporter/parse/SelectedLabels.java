package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Wanted;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The positions of the kept labels' values on a line. */
final class SelectedLabels {
  private static final byte[] NOTHING = {};

  private SeriesName name;
  private byte[] bytes = NOTHING;
  private int[] starts = {};
  private int[] ends = {};
  private boolean none = true;
  private long hash;

  /** Begins a line. */
  void begin(SeriesName newName, byte[] newBytes) {
    name = newName;
    bytes = newBytes;
    none = true;
    hash = newName.hash();
    int count = newName.kept.count();
    if (starts.length < count) {
      starts = new int[count];
      ends = new int[count];
    }
    Arrays.fill(starts, 0, count, 0);
    Arrays.fill(ends, 0, count, 0);
  }

  /** Which of the kept labels it is, -1 for none of them. */
  int indexOf(int labelFrom, int labelTo, long labelHash) {
    return name.kept.indexOf(bytes, labelFrom, labelTo, labelHash);
  }

  /** Keeps a value that is not empty; false when the label had one already. */
  boolean put(int index, int valueFrom, int valueTo, long valueHash) {
    if (ends[index] > 0) {
      return false;
    }
    none = false;
    starts[index] = valueFrom;
    ends[index] = valueTo;
    hash += SwarScan.mix(valueHash, index + 1L);
    return true;
  }

  SeriesName name() {
    return name;
  }

  /** A hash of the name and the kept values. */
  long hash() {
    return hash;
  }

  /** The kept values as on the line, each with a newline, which none can contain. */
  byte[] text() {
    if (none) {
      return NOTHING;
    }
    int count = name.kept.count();
    int length = count;
    for (int i = 0; i < count; i++) {
      length += ends[i] - starts[i];
    }
    byte[] text = new byte[length];
    int place = 0;
    for (int i = 0; i < count; i++) {
      System.arraycopy(bytes, starts[i], text, place, ends[i] - starts[i]);
      place += ends[i] - starts[i];
      text[place++] = '\n';
    }
    return text;
  }

  /** Whether {@link #text()} would be this one. */
  boolean isText(byte[] text) {
    if (none || text.length == 0) {
      return none && text.length == 0;
    }
    int place = 0;
    for (int i = 0; i < name.kept.count(); i++) {
      int after = place + ends[i] - starts[i];
      if (after >= text.length
          || text[after] != '\n'
          || !Arrays.equals(bytes, starts[i], ends[i], text, place, after)) {
        return false;
      }
      place = after + 1;
    }
    return place == text.length;
  }

  /** The labels of the sample: those that are part of the name, and the kept ones. */
  Labels labels() {
    Wanted wanted = name.wanted;
    if (none) {
      return wanted.fixed();
    }
    Map<String, String> labels = new TreeMap<>();
    wanted.fixed().forEach(labels::put);
    for (int i = 0; i < name.kept.count(); i++) {
      if (ends[i] > starts[i]) {
        labels.put(wanted.keep().get(i), LabelValue.decode(bytes, starts[i], ends[i]));
      }
    }
    return Labels.of(labels);
  }
}
