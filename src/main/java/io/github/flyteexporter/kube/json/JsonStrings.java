package io.github.flyteexporter.kube.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** Reads texts whose quotation mark is next. */
final class JsonStrings {
  private final JsonInput input;
  private final JsonScanner scanner;
  private final ShortTexts texts = new ShortTexts();

  /** Where the last text began in the buffer. */
  private int begin;

  JsonStrings(JsonInput input, JsonScanner scanner) {
    this.input = input;
    this.scanner = scanner;
  }

  /**
   * The text that is next.
   *
   * @param few whether an equal one was read before, mostly
   */
  String read(boolean few) throws IOException {
    boolean escaped = pass();
    int first = begin + 1;
    int end = input.from - 1;
    if (few && !escaped) {
      return texts.of(input.buffer, first, end);
    }
    String text = new String(input.buffer, first, end - first, UTF_8);
    return escaped ? JsonTexts.unescaped(text) : text;
  }

  /** Copies the text that is next if it fits: its number of bytes, otherwise 0. */
  int readInto(byte[] place) throws IOException {
    boolean escaped = pass();
    int first = begin + 1;
    int length = input.from - 1 - first;
    byte[] bytes = input.buffer;
    if (escaped) {
      bytes = JsonTexts.unescaped(new String(bytes, first, length, UTF_8)).getBytes(UTF_8);
      first = 0;
      length = bytes.length;
    }
    if (length > place.length) {
      return 0;
    }
    System.arraycopy(bytes, first, place, 0, length);
    return length;
  }

  /** As {@link #read}, but the text stays the next one. */
  String peek(boolean few) throws IOException {
    String text = read(few);
    input.from = begin;
    return text;
  }

  /** The name of the field that is next, whose value is next then. */
  String name() throws IOException {
    if (scanner.ahead() != '"') {
      throw scanner.error("the name of a field was expected");
    }
    String name = read(true);
    if (scanner.ahead() != ':') {
      throw scanner.error("a colon was expected");
    }
    input.from++;
    return name;
  }

  /** Passes by the text that is next and keeps its bytes; whether there is a backslash in it. */
  private boolean pass() throws IOException {
    input.keep();
    input.from++;
    boolean escaped = scanner.textEnd();
    begin = input.release();
    input.from++;
    return escaped;
  }
}
