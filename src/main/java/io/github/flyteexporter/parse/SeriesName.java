package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A series name as it stands on pages, and what is wanted of its series. */
final class SeriesName {
  private static final byte[][] NONE = {};

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

  private final long[] words;

  /** Stands for what comes before the first line of a page; no line has it. */
  SeriesName() {
    this(new byte[0], 0, 0, null);
  }

  SeriesName(byte[] bytes, int from, int to, Wanted wanted) {
    this.hash = SwarScan.hash(bytes, from, to);
    this.length = to - from;
    this.wanted = wanted;
    this.keep =
        wanted == null || wanted.keep().isEmpty()
            ? NONE
            : wanted.keep().stream()
                .map(label -> label.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    this.keepHashes =
        Arrays.stream(keep).mapToLong(label -> SwarScan.hash(label, 0, label.length)).toArray();
    this.words = new long[(length + Long.BYTES - 1) / Long.BYTES];
    Arrays.setAll(words, i -> word(bytes, from, i));
  }

  /** Whether the bytes at a place are this name, whatever follows them. */
  boolean matchesAt(byte[] bytes, int place) {
    int whole = length >>> 3;
    for (int i = 0; i < whole; i++) {
      if (SwarScan.at(bytes, place + i * Long.BYTES, bytes.length) != words[i]) {
        return false;
      }
    }
    return whole == words.length || word(bytes, place, whole) == words[whole];
  }

  /** Whether a line begins with this name in the usual way, so that no closer look is needed. */
  boolean startsLine(byte[] bytes, int line, int end) {
    int after = line + length;
    return after < end
        && (bytes[after] == '{' || bytes[after] == ' ')
        && length > 0
        && matchesAt(bytes, line);
  }

  private long word(byte[] bytes, int from, int i) {
    long word = SwarScan.at(bytes, from + i * Long.BYTES, bytes.length);
    int left = length - i * Long.BYTES;
    return left >= Long.BYTES ? word : SwarScan.low(word, left);
  }
}
