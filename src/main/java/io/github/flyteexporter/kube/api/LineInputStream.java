package io.github.flyteexporter.kube.api;

import io.github.flyteexporter.reading.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;

/** A stream cut into its lines, each a stream of its own; no line is held. */
public final class LineInputStream extends InputStream {
  private final InputStream in;
  private final long longest;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long length;
  private boolean ended;

  /** The lines of a stream, none longer than this many bytes. */
  public LineInputStream(InputStream in, long longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Skips the rest of this line and goes to the next; false at the stream's end. */
  public boolean next() throws IOException {
    byte[] rest = new byte[1 << 10];
    while (length > 0 && read(rest, 0, rest.length) >= 0) {
      // what the reader left of the line
    }
    ended = false;
    length = 0;
    return fill();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    if (ended || !fill()) {
      return -1;
    }
    int count = 0;
    while (count < most && from < to) {
      byte next = buffer[from++];
      if (next == '\n') {
        ended = true;
        break;
      }
      into[offset + count++] = next;
    }
    length += count;
    if (length > longest) {
      throw new ApiFailure(
          Reason.TOO_LARGE,
          "an event is larger than " + longest + " bytes",
          ApiFailure.Next.RELIST);
    }
    return count == 0 && ended ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    if (from < to) {
      return true;
    }
    from = 0;
    to = Math.max(0, in.read(buffer, 0, buffer.length));
    return to > 0;
  }
}
