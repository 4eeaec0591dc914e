package io.github.flyteexporter.parse;

import java.util.Arrays;

/** A line of a wanted series up to its value, and what reading it came to. */
final class KnownLine {
  /** Most series without labels have this before their values. */
  private static final byte[] BLANK = {' '};

  private final SeriesName name;

  /** What stands between the name and the value. */
  private final byte[] text;

  /** A hash of the name and all labels. */
  final long series;

  /** The number of the sample; {@link SampleKeys#NONE} while the value was not a number. */
  final int sample;

  KnownLine(SeriesName name, byte[] bytes, int from, int to, long series, int sample) {
    this.name = name;
    this.text = to - from == 1 && bytes[from] == ' ' ? BLANK : Arrays.copyOfRange(bytes, from, to);
    this.series = series;
    this.sample = sample;
  }

  /** How many bytes stand between the name and the value. */
  int length() {
    return text.length;
  }

  /** Whether a line is the same from behind this name to the value. */
  @SuppressWarnings("ReferenceEquality") // a table has each name once
  boolean matches(SeriesName lineName, byte[] bytes, int from, int to) {
    int value = from + text.length;
    return name == lineName
        && value < to
        && Arrays.equals(bytes, from, value, text, 0, text.length);
  }
}
