package io.github.flyteexporter.record.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads the files of a {@code .tar.gz}, whoever packed it. Links, devices and names that lead out
 * of the bundle are refused; folders and the attributes that some systems add are passed over.
 */
final class TarReader implements AutoCloseable {
  /** In bytes: no file of a recording comes near. */
  private static final long LARGEST_FILE = 64L << 20;

  private static final long LARGEST = 1L << 30;
  private static final int MOST_ENTRIES = 200_000;

  private final InputStream in;
  private int entries;

  /** A file in the archive. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(String name, byte[] content) {}

  TarReader(InputStream compressed) throws IOException {
    this.in = new LimitedInput(new GZIPInputStream(compressed, 1 << 14), LARGEST);
  }

  /**
   * The next file, empty at the end.
   *
   * @throws IOException when the archive is broken, or is none that a bundle may be
   */
  Optional<Entry> next() throws IOException {
    while (true) {
      byte[] header = in.readNBytes(TarWriter.BLOCK);
      if (header.length < TarWriter.BLOCK) {
        throw new IOException("it is cut off");
      }
      if (isEmpty(header)) {
        return Optional.empty();
      }
      if (++entries > MOST_ENTRIES) {
        throw new IOException("it has more than " + MOST_ENTRIES + " entries");
      }
      check(header);
      String name = name(header);
      long size = octal(header, 124, 12);
      byte[] content = content(name, size);
      switch (header[156]) {
        case '0', 0 -> {
          if (!isAppleDouble(name)) {
            return Optional.of(new Entry(safe(name), content));
          }
        }
        case '5', 'x', 'g' -> {} // folders, and attributes that no bundle needs
        default -> throw new IOException("it holds " + name + ", which is no regular file");
      }
    }
  }

  private byte[] content(String name, long size) throws IOException {
    if (size > LARGEST_FILE) {
      throw new IOException(name + " is larger than " + (LARGEST_FILE >> 20) + " MiB");
    }
    byte[] content = in.readNBytes((int) size);
    int padding = (int) ((TarWriter.BLOCK - size % TarWriter.BLOCK) % TarWriter.BLOCK);
    if (content.length < size || in.readNBytes(padding).length < padding) {
      throw new IOException("it is cut off within " + name);
    }
    return content;
  }

  /** What macOS puts beside each file. */
  private static boolean isAppleDouble(String name) {
    return name.substring(name.lastIndexOf('/') + 1).startsWith("._");
  }

  private static String safe(String name) throws IOException {
    String plain = name.startsWith("./") ? name.substring(2) : name;
    if (!plain.matches("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")) {
      throw new IOException("it holds a file with a name that no bundle has: " + quoted(name));
    }
    return plain;
  }

  private static String quoted(String name) {
    return '"' + name.replaceAll("[^ -~]", "?") + '"';
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    boolean ustar = text(header, 257, 6).equals("ustar");
    String prefix = ustar ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static void check(byte[] header) throws IOException {
    long sum = 0;
    for (int i = 0; i < header.length; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != octal(header, 148, 8)) {
      throw new IOException("it is no tar archive");
    }
  }

  private static long octal(byte[] header, int at, int length) throws IOException {
    String digits = text(header, at, length).strip();
    if (!digits.matches("[0-7]{1,12}")) {
      throw new IOException("it is no tar archive");
    }
    return Long.parseLong(digits, 8);
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }

  private static boolean isEmpty(byte[] header) {
    for (byte one : header) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
