package io.github.flyteexporter.web;

import io.github.flyteexporter.export.EncodedPage;
import io.github.flyteexporter.export.Format;
import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.Map;

/**
 * The bodies of the last page as buffers that all responses share. A buffer that is made of bytes
 * copies them; at 1,000 requests a second that alone was most of the garbage. Lives on the server's
 * event loop.
 */
final class SharedBodies {
  private final Map<Format, Body> plain = new EnumMap<>(Format.class);
  private final Map<Format, Body> gzip = new EnumMap<>(Format.class);

  @SuppressWarnings("ArrayRecordComponent") // compared by identity alone
  private record Body(byte[] bytes, Buffer buffer) {}

  /** The page in this format, to be sent and not to be written to. */
  Buffer of(EncodedPage page, Format format, boolean zipped) {
    byte[] bytes = zipped ? page.gzip() : page.plain();
    return (zipped ? gzip : plain)
        .compute(format, (key, last) -> last != null && last.bytes == bytes ? last : body(bytes))
        .buffer;
  }

  private static Body body(byte[] bytes) {
    return new Body(bytes, Buffer.buffer(bytes));
  }
}
