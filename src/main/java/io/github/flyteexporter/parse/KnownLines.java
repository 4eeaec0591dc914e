package io.github.flyteexporter.parse;

import java.util.Arrays;

/**
 * The lines of wanted series that the last page had. Pages of a target show the same series in the
 * same order, but for a few that come and go: only their lines need be read from the first label
 * on. Holds no more than the last page had, and not more than {@value #MAX_LINES} lines.
 */
final class KnownLines {
  static final int MAX_LINES = 4096;
  static final int MAX_BYTES = 256 * 1024;

  /** So many lines may have gone in one place. */
  private static final int AHEAD = 16;

  private KnownLine[] last = {};
  private int lastCount;
  private int expected;
  private KnownLine[] page = {};
  private int count;
  private int bytesHeld;

  /** The line of the last page that is the same up to the value; null if none is where expected. */
  KnownLine find(SeriesName name, byte[] bytes, int from, int to) {
    int end = Math.min(lastCount, expected + AHEAD);
    for (int i = expected; i < end; i++) {
      if (last[i].matches(name, bytes, from, to)) {
        expected = i + 1;
        return last[i];
      }
    }
    return null;
  }

  /** Whether the next page may find a line of so many bytes here. */
  boolean hasRoom(int bytes) {
    return count < MAX_LINES && bytesHeld + bytes <= MAX_BYTES;
  }

  /** Adds the next line of this page if there is room. */
  void add(KnownLine line) {
    if (!hasRoom(line.length())) {
      return;
    }
    if (count == page.length) {
      page = Arrays.copyOf(page, Math.max(64, 2 * count));
    }
    page[count++] = line;
    bytesHeld += line.length();
  }

  /** Ends the page: its lines are those of the last page now. */
  void end() {
    KnownLine[] before = last;
    Arrays.fill(before, 0, lastCount, null);
    last = page;
    lastCount = count;
    page = before;
    count = 0;
    bytesHeld = 0;
    expected = 0;
  }
}
