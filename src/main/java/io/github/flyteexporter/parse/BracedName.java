package io.github.flyteexporter.parse;

/**
 * Finds the series name of a line that begins with its label set: {@code {"name",label="value"} 1}.
 * Prometheus 3 writes names in quotes that are not of the classic characters, and takes any name so
 * (prometheus model/textparse/promparse.go, parseLVals).
 */
final class BracedName {
  private int from;
  private int to;

  /** Where the name that was found last begins. */
  int from() {
    return from;
  }

  /** Where it ends. */
  int to() {
    return to;
  }

  /** Whether the label set that begins at a brace names the series: a quoted text on its own. */
  boolean find(byte[] bytes, int brace, int end) {
    byte before = '{';
    for (int i = brace + 1; i < end && bytes[i] != '}'; i++) {
      if (bytes[i] == '"') {
        int close = Chars.quoteEnd(bytes, i + 1, end);
        int next = Chars.skipBlanks(bytes, close + 1, end);
        if (next >= end) {
          return false;
        }
        if ((before == '{' || before == ',') && (bytes[next] == ',' || bytes[next] == '}')) {
          from = i + 1;
          to = close;
          return from < to;
        }
        i = close;
      }
      if (!Chars.isBlank(bytes[i])) {
        before = bytes[i];
      }
    }
    return false;
  }
}
