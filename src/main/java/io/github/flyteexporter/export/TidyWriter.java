package io.github.flyteexporter.export;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Leaves out the comma that the client library writes before each closing brace. */
final class TidyWriter extends FilterWriter {
  private boolean quoted;
  private boolean escaped;
  private boolean comma;

  TidyWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    if (comma && c != '}') {
      out.write(',');
    }
    comma = !quoted && c == ',';
    if (!comma) {
      out.write(c);
    }
    if (c == '\n') {
      quoted = false;
    } else if (c == '"' && !escaped) {
      quoted = !quoted;
    }
    escaped = c == '\\' && !escaped;
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(chars[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text.charAt(i));
    }
  }

  @Override
  public void flush() throws IOException {
    if (comma) {
      out.write(',');
      comma = false;
    }
    super.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    super.close();
  }
}
