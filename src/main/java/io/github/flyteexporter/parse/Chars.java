package io.github.flyteexporter.parse;

/** The characters that mean something in the text format. */
final class Chars {
  private static final byte LABEL = 1;
  private static final byte NAME = 2;
  private static final byte[] KINDS = kinds();

  private Chars() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (char c = '0'; c <= '9'; c++) {
      kinds[c] = LABEL | NAME;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      kinds[c] = LABEL | NAME;
      kinds[Character.toUpperCase(c)] = LABEL | NAME;
    }
    kinds['_'] = LABEL | NAME;
    kinds[':'] = NAME;
    return kinds;
  }

  static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  /** Whether all of it is a series name. */
  static boolean isName(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (KINDS[bytes[i] & 0xFF] & NAME) != 0) {
      i++;
    }
    return i == to && from < to && !isDigit(bytes[from]);
  }

  /** Where the label name ends that begins here; here when none does. */
  static int labelEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (KINDS[bytes[i] & 0xFF] & LABEL) != 0) {
      i++;
    }
    return i > from && isDigit(bytes[from]) ? from : i;
  }

  /** Where the quote is that closes a quoted text, at or behind {@code to} if there is none. */
  static int quoteEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i;
  }

  /** The next place that is not blank. */
  static int skipBlanks(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && isBlank(bytes[i])) {
      i++;
    }
    return i;
  }

  /** The next place that is blank. */
  static int skipText(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && !isBlank(bytes[i])) {
      i++;
    }
    return i;
  }
}
