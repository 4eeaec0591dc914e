package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A series name as it stands on pages, and what is wanted of its series. */
final class SeriesName {
  private static final byte[][] NONE = {};
  private static final long[] NO_HASHES = {};

  final long hash;
  final int length;

  /** Null when the series is not wanted. */
  final Wanted wanted;

  /** The names of the labels that are kept. */
  final byte[][] keep;

  /** Their hashes, to distinguish them from other labels at once. */
  final long[] keepHashes;

  /** The name that came after this one lately: pages of a target are much alike. */
  SeriesName next = this;

  /** Whether a table remembers it; nothing else may hold on to it if not. */
  boolean remembered;

  private final byte[] text;

  /** Stands for what comes before the first line of a page; no line has it. */
  SeriesName() {
    this(new byte[0], 0, 0, null);
  }

  SeriesName(byte[] bytes, int from, int to, Wanted wanted) {
    this.hash = SwarScan.hash(bytes, from, to);
    this.length = to - from;
    this.wanted = wanted;
    this.text = Arrays.copyOfRange(bytes, from, to);
    if (wanted == null || wanted.keep().isEmpty()) {
      this.keep = NONE;
      this.keepHashes = NO_HASHES;
    } else {
      this.keep =
          wanted.keep().stream()
              .map(label -> label.getBytes(StandardCharsets.UTF_8))
              .toArray(byte[][]::new);
      this.keepHashes =
          Arrays.stream(keep).mapToLong(label -> SwarScan.hash(label, 0, label.length)).toArray();
    }
  }

  /** Whether the bytes at a place are this name, whatever follows them. */
  boolean matchesAt(byte[] bytes, int place) {
    return Arrays.equals(bytes, place, place + length, text, 0, length);
  }

  /** Whether a line begins with this name in the usual way, so that no closer look is needed. */
  boolean startsLine(byte[] bytes, int line, int end) {
    int after = line + length;
    return after < end
        && (bytes[after] == '{' || bytes[after] == ' ')
        && length > 0
        && matchesAt(bytes, line);
  }
}
