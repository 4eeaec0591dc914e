package io.github.flyteexporter.kube.json;

import io.github.flyteexporter.kube.json.JsonException.Kind;

/** Texts and numbers as JSON writes them. */
final class JsonTexts {
  private static final int HEX = 16;
  private static final int UNICODE_DIGITS = 4;

  private JsonTexts() {}

  /** A text without its backslashes. */
  static String unescaped(String text) throws JsonException {
    StringBuilder plain = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
      plain.append(text, from, at);
      char kind = text.charAt(at + 1);
      from = at + 2;
      switch (kind) {
        case '"', '\\', '/' -> plain.append(kind);
        case 'b' -> plain.append('\b');
        case 'f' -> plain.append('\f');
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case 'u' -> {
          plain.append(unicode(text, from));
          from += UNICODE_DIGITS;
        }
        default -> throw new JsonException(Kind.MALFORMED, "an unknown escape: \\" + kind);
      }
    }
    return plain.append(text, from, text.length()).toString();
  }

  private static char unicode(String text, int from) throws JsonException {
    int code = 0;
    for (int i = from; i < from + UNICODE_DIGITS; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), HEX) : -1;
      if (digit < 0 || text.charAt(i) > 'f') {
        throw new JsonException(Kind.MALFORMED, "an escape \\u without four hexadecimal digits");
      }
      code = code * HEX + digit;
    }
    return (char) code;
  }

  /** A whole number, cut to the range of an int; 0 for one with a fraction or an exponent. */
  static int whole(String number) {
    long value = 0;
    boolean negative = number.startsWith("-");
    for (int i = negative ? 1 : 0; i < number.length(); i++) {
      int digit = number.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      value = Math.min(value * 10 + digit, 1L << Integer.SIZE);
    }
    long signed = negative ? -value : value;
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, signed));
  }
}
