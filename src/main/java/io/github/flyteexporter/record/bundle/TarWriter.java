package io.github.flyteexporter.record.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** Writes regular files as a {@code .tar.gz} (POSIX ustar). */
final class TarWriter implements AutoCloseable {
  static final int BLOCK = 512;

  /** Two blocks of zeros. */
  private static final int END = 2 * BLOCK;

  private final OutputStream out;
  private final long seconds;

  /** A file to write, whose entries are dated so. */
  TarWriter(OutputStream to, Instant at) throws IOException {
    this.out = new GZIPOutputStream(to, 1 << 14);
    this.seconds = Math.max(0, at.getEpochSecond());
  }

  /** Adds a file; names have at most 100 characters. */
  void add(String name, byte[] content) throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, String.format("%011o", content.length));
    put(header, 136, String.format("%011o", seconds));
    put(header, 148, "        ");
    header[156] = '0';
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    put(header, 148, String.format("%06o", sum));
    header[154] = 0;
    out.write(header);
    out.write(content);
    out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[END]);
    out.close();
  }
}
