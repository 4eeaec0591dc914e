package io.github.flyteexporter.parse;

import java.util.Arrays;

/** The beginning of a line whose end has not come yet. */
final class PartialLine {
  /** More room than this is not kept for the next line. */
  private static final int MAX_KEPT_BYTES = 64 * 1024;

  private byte[] bytes = {};
  private int length;
  private boolean tooLong;

  /** Whether a line has begun. */
  boolean isOpen() {
    return length > 0 || tooLong;
  }

  /** Whether the line was longer than a line may be, so that its bytes are gone. */
  boolean isTooLong() {
    return tooLong;
  }

  void append(byte[] more, int from, int to) {
    int newLength = length + (to - from);
    if (tooLong || to - from > PageParser.MAX_LINE_BYTES - length) {
      tooLong = true;
      length = 0;
      return;
    }
    makeRoom(newLength);
    System.arraycopy(more, from, bytes, length, to - from);
    length = newLength;
  }

  /** Ends the line with a newline and gives its length with it. */
  int end() {
    makeRoom(length + 1);
    bytes[length] = '\n';
    return length + 1;
  }

  byte[] bytes() {
    return bytes;
  }

  void clear() {
    if (bytes.length > MAX_KEPT_BYTES) {
      bytes = new byte[0];
    }
    length = 0;
    tooLong = false;
  }

  /** How many bytes are held, whether in use or not. */
  int capacity() {
    return bytes.length;
  }

  private void makeRoom(int needed) {
    if (needed > bytes.length) {
      int doubled = Math.min(bytes.length * 2, PageParser.MAX_LINE_BYTES + 1);
      bytes = Arrays.copyOf(bytes, Math.max(Math.max(needed, doubled), 512));
    }
  }
}
