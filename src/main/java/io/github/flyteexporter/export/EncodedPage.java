package io.github.flyteexporter.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A page in one format, plain and gzipped: encoded once a round, so that a request only copies it.
 */
public final class EncodedPage {
  private final byte[] plain;
  private final byte[] gzip;

  private EncodedPage(byte[] plain, byte[] gzip) {
    this.plain = plain;
    this.gzip = gzip;
  }

  static EncodedPage of(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes, 1 << 13)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EncodedPage(plain, bytes.toByteArray());
  }

  /** Uncompressed; not to be written to. */
  public byte[] plain() {
    return plain;
  }

  /** Gzipped; not to be written to. */
  public byte[] gzip() {
    return gzip;
  }
}
