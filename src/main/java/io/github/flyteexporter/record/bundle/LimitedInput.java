package io.github.flyteexporter.record.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more bytes were read than are allowed: compressed ones may hide any number. */
final class LimitedInput extends FilterInputStream {
  private long most;
  private long left;

  LimitedInput(InputStream in, long most) {
    super(in);
    this.most = most;
    this.left = most;
  }

  /** From here on so many bytes may be read. */
  void allow(long bytes) {
    most = bytes;
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(Math.min(bytes, left + 1));
    count(skipped);
    return skipped;
  }

  private void count(long read) throws IOException {
    left -= read;
    if (left < 0) {
      throw new IOException(
          "a piece of it has more than " + (most >> 10) + " KiB, which none of a bundle has");
    }
  }
}
