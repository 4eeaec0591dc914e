package io.github.flyteexporter.parse;

import java.nio.charset.StandardCharsets;

/** Turns what stands between the quotes of a label into its value. */
final class LabelValue {
  private LabelValue() {}

  /** The value; what is not UTF-8 is replaced, and an escape that is none stays as it is. */
  static String decode(byte[] bytes, int from, int to) {
    String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    int escape = raw.indexOf('\\');
    if (escape < 0) {
      return raw;
    }
    StringBuilder value = new StringBuilder(raw.length());
    int place = 0;
    while (escape >= 0) {
      value.append(raw, place, escape);
      char escaped = raw.charAt(escape + 1);
      switch (escaped) {
        case '\\', '"' -> value.append(escaped);
        case 'n' -> value.append('\n');
        default -> value.append('\\').append(escaped);
      }
      place = escape + 2;
      escape = raw.indexOf('\\', place);
    }
    return value.append(raw, place, raw.length()).toString();
  }
}
