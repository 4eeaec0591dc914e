package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Failure.Reason;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks gzip piece by piece into another body; holds one buffer, however much comes out. */
final class Gunzip implements BodySink {
  private static final int BUFFER = 1 << 16;
  private static final int TRAILER_BYTES = 8;

  private final BodySink body;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] unpacked = new byte[BUFFER];
  private GzipHeader header = new GzipHeader();
  private boolean inside;
  private int trailerBytes = TRAILER_BYTES;
  private long trailer;

  Gunzip(BodySink body) {
    this.body = body;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (trailerBytes < TRAILER_BYTES) {
        readTrailer(bytes[at++] & 0xff);
      } else if (inside) {
        inflater.setInput(bytes, at, end - at);
        inflate();
        at = end - inflater.getRemaining();
      } else {
        inside = header.endsWith(bytes[at++] & 0xff);
      }
    }
  }

  private void inflate() {
    try {
      while (!inflater.finished()) {
        int n = inflater.inflate(unpacked);
        if (n > 0) {
          checksum.update(unpacked, 0, n);
          body.feed(unpacked, 0, n);
        } else if (inflater.needsDictionary()) {
          throw broken();
        } else if (inflater.needsInput()) {
          return;
        }
      }
    } catch (DataFormatException e) {
      throw broken();
    }
    inside = false;
    trailerBytes = 0;
    trailer = 0;
  }

  /** The checksum and the size modulo 2^32, both with the lowest byte first. */
  private void readTrailer(int next) {
    trailer |= (long) next << (8 * trailerBytes++);
    if (trailerBytes == TRAILER_BYTES) {
      long size = inflater.getBytesWritten() & 0xffffffffL;
      if ((trailer & 0xffffffffL) != checksum.getValue() || trailer >>> 32 != size) {
        throw broken();
      }
      // another member may follow
      inflater.reset();
      checksum.reset();
      header = new GzipHeader();
    }
  }

  @Override
  public void end() {
    if (inside || header.begun() || trailerBytes < TRAILER_BYTES) {
      throw new SourceException(Reason.CUT_OFF, "the gzip stream ends early");
    }
    body.end();
  }

  @Override
  public void release() {
    inflater.end();
    body.release();
  }

  private static SourceException broken() {
    return new SourceException(Reason.MALFORMED, "the gzip stream is broken");
  }
}
