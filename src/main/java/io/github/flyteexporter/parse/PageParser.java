package io.github.flyteexporter.parse;

import java.util.Objects;

/**
 * One page in the Prometheus text format or in OpenMetrics text, taken in pieces as they come from
 * the network. Any bytes give a {@link ParsedPage}, the same one however they are cut: lines that
 * cannot be read are counted, not thrown. Not thread-safe; one parser for each page, while the
 * {@link NameTable} lives on.
 */
public final class PageParser {
  /** A line longer than this, without its newline, is dropped; more is never held of a line. */
  public static final int MAX_LINE_BYTES = 1 << 20;

  private final NameTable names;
  private final LineReader reader;
  private final PartialLine partial;
  private long bytesFed;

  /** A parser of one page. */
  public PageParser(NameTable names) {
    this.names = names;
    this.reader = names.takeReader();
    this.partial = reader.partial;
  }

  /** Takes the next piece; a line may be cut anywhere. The bytes are not needed afterwards. */
  public void feed(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    bytesFed += length;
    int end = offset + length;
    int from = offset;
    if (partial.isOpen()) {
      int newline = SwarScan.newline(bytes, from, end);
      partial.append(bytes, from, newline);
      if (newline == end) {
        return;
      }
      readPartial();
      from = newline + 1;
    }
    int whole = afterLastNewline(bytes, from, end);
    reader.read(bytes, from, whole);
    partial.append(bytes, whole, end);
  }

  /** Ends the page, with its last line whether or not a newline ended it. Only once. */
  public ParsedPage finish() {
    if (partial.isOpen()) {
      readPartial();
    }
    ParsedPage page = reader.end(bytesFed);
    names.giveBack(reader);
    return page;
  }

  /** How many bytes are held for a line that is not complete. */
  int held() {
    return partial.capacity();
  }

  private void readPartial() {
    if (partial.isTooLong()) {
      reader.skipTooLong();
    } else {
      int length = partial.end();
      reader.read(partial.bytes(), 0, length);
    }
    partial.clear();
  }

  private static int afterLastNewline(byte[] bytes, int from, int end) {
    int after = end;
    while (after > from && bytes[after - 1] != '\n') {
      after--;
    }
    return after;
  }
}
