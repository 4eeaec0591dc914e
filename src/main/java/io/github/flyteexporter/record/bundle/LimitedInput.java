package io.github.flyteexporter.record.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more bytes were read than are allowed: compressed ones may hide any number. */
final class LimitedInput extends FilterInputStream {
  private final long most;
  private long left;

  LimitedInput(InputStream in, long most) {
    super(in);
    this.most = most;
    this.left = most;
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

  private void count(int read) throws IOException {
    left -= read;
    if (left < 0) {
      throw new IOException("more than " + (most >> 20) + " MiB, which no bundle has");
    }
  }
}
