package io.github.flyteexporter.kube.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a JSON text, of which a piece is held: what was read last and not used yet. */
final class JsonInput {
  /** So many bytes may be read behind {@link #to}: they mean nothing. */
  static final int SLACK = Long.BYTES;

  /** The buffer at first. Each watch waits with one, and an event is seldom longer. */
  private static final int LEAST = 1 << 12;

  /** The buffer once a read has filled it, as those of lists do. */
  private static final int SIZE = 1 << 16;

  /** No text that is kept may be longer; etcd holds no object of this size. */
  private static final int LONGEST = 1 << 24;

  private final InputStream in;

  /** The bytes from {@link #from} to {@link #to} come next. */
  byte[] buffer = new byte[LEAST + SLACK];

  int from;
  int to;

  /** Where the text begins that must stay in the buffer, or -1. */
  private int kept = -1;

  /** The bytes that came before the buffer's first. */
  private long before;

  private long most = Long.MAX_VALUE;

  JsonInput(InputStream in) {
    this.in = in;
  }

  /** How many bytes were used. */
  long position() {
    return before + from;
  }

  /** What comes next is not read beyond so many bytes. */
  void limit(long bytes) {
    most = position() + bytes;
  }

  /** From here on the bytes stay in the buffer, until they are released. */
  void keep() {
    kept = from;
  }

  /** Where the bytes begin that were kept. */
  int release() {
    int begin = kept;
    kept = -1;
    return begin;
  }

  /** Makes room and reads on; false at the end. All before {@link #from} is gone if not kept. */
  boolean fill() throws IOException {
    if (before + to >= most) {
      throw new JsonException(
          JsonException.Kind.TOO_LARGE, "a value goes on at byte " + most + ", where it must end");
    }
    int first = kept < 0 ? from : kept;
    if (first == to) {
      move(first);
    } else if (to + SLACK == buffer.length) {
      if (first > 0) {
        move(first);
      } else {
        grow();
      }
    }
    int count = in.read(buffer, to, buffer.length - SLACK - to);
    to += Math.max(0, count);
    return count > 0;
  }

  private void move(int first) {
    boolean full = to + SLACK == buffer.length;
    byte[] next = full && buffer.length < SIZE ? new byte[SIZE + SLACK] : buffer;
    System.arraycopy(buffer, first, next, 0, to - first);
    buffer = next;
    before += first;
    from -= first;
    to -= first;
    kept = kept < 0 ? -1 : 0;
  }

  private void grow() throws JsonException {
    if (buffer.length > LONGEST) {
      throw new JsonException(
          JsonException.Kind.TOO_LARGE, "a text of more than " + LONGEST + " bytes");
    }
    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
  }
}
