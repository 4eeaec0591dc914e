package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A series name as it stands on pages, and what is wanted of its series. */
final class SeriesName {
  final int length;

  /** Null when the series is not wanted. */
  final Wanted wanted;

  /** The labels that are kept; null when the series is not wanted. */
  final KeptLabels kept;

  /** The name that came after this one lately: pages of a target are much alike. */
  SeriesName next = this;

  /** Whether a table remembers it; nothing else may hold on to it if not. */
  boolean remembered;

  private final byte[] text;
  private int lastLine;
  private int lastEnd;
  private int lastPiece;

  /** Stands for what comes before the first line of a page; no line has it. */
  SeriesName() {
    this(new byte[0], 0, 0, null, null);
  }

  SeriesName(byte[] bytes, int from, int to, Wanted wanted, KeptLabels kept) {
    this.text = Arrays.copyOfRange(bytes, from, to);
    this.length = text.length;
    this.wanted = wanted;
    this.kept = kept;
  }

  @Override
  public String toString() {
    return new String(text, StandardCharsets.US_ASCII);
  }

  long hash() {
    return SwarScan.hash(text, 0, length);
  }

  /** Whether the bytes at a place are this name, whatever follows them. */
  boolean matchesAt(byte[] bytes, int place) {
    return Arrays.equals(bytes, place, place + length, text, 0, length);
  }

  /**
   * How many bytes at the beginning of a line are this name and what the line has in common with
   * the one that had this name last in the same piece, without a newline; negative when the line
   * does not begin with this name in the usual way.
   */
  int match(byte[] bytes, int line, int end, int piece) {
    int after = line + length;
    if (after >= end || (bytes[after] != '{' && bytes[after] != ' ') || length == 0) {
      return -1;
    }
    if (lastPiece != piece) {
      return matchesAt(bytes, line) ? length : -1;
    }
    int longest = Math.min(lastEnd - lastLine, end - line);
    int same = Arrays.mismatch(bytes, line, line + longest, bytes, lastLine, lastLine + longest);
    same = same < 0 ? longest : same;
    return same < length ? -1 : same;
  }

  /** Takes note of where a line with this name stands. */
  void stands(int line, int end, int piece) {
    lastLine = line;
    lastEnd = end;
    lastPiece = piece;
  }
}
