package io.github.flyteexporter.export;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects what the client library writes, without the comma that it puts before each closing
 * brace: {@code a{b="c",} 1} becomes {@code a{b="c"} 1}. Parsers may reject that comma.
 */
final class TrailingCommaFilter extends Writer {
  private final StringBuilder written = new StringBuilder(1 << 15);

  @Override
  public void write(int c) {
    written.append((char) c);
  }

  @Override
  public void write(String text) {
    written.append(text);
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    written.append(chars, offset, length);
  }

  @Override
  public void write(String text, int offset, int length) {
    written.append(text, offset, offset + length);
  }

  @Override
  public Writer append(char c) {
    written.append(c);
    return this;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** The text in UTF-8, without those commas. */
  byte[] bytes() {
    byte[] bytes = written.toString().getBytes(StandardCharsets.UTF_8);
    int end = 0;
    boolean quoted = false;
    boolean comment = false;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (i == 0 || bytes[i - 1] == '\n') {
        quoted = false;
        comment = b == '#';
      }
      if (!comment) {
        if (b == '"') {
          quoted = !quoted;
        } else if (b == '\\' && i + 1 < bytes.length) {
          bytes[end++] = b;
          b = bytes[++i];
        } else if (b == '}' && !quoted && end > 0 && bytes[end - 1] == ',') {
          end--;
        }
      }
      bytes[end++] = b;
    }
    return Arrays.copyOf(bytes, end);
  }
}
