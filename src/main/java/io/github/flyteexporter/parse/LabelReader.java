package io.github.flyteexporter.parse;

/** Reads the label set of a line, between the name and the value. */
final class LabelReader {
  private static final int BAD = -1;

  private final SelectedLabels selected;
  private long identity;
  private boolean named;

  LabelReader(SelectedLabels selected) {
    this.selected = selected;
  }

  /** A hash of all labels that was read last, whatever their order. */
  long identity() {
    return identity;
  }

  /**
   * Reads the label set if there is one; gives the place after it, or a negative number.
   *
   * @param isNamed whether the name stands before the braces, not in quotes between them
   */
  int read(byte[] bytes, int from, int to, boolean isNamed) {
    identity = 0;
    named = isNamed;
    int place = Chars.skipBlanks(bytes, from, to);
    if (place == to || bytes[place] != '{') {
      return place;
    }
    place = Chars.skipBlanks(bytes, place + 1, to);
    while (place < to && bytes[place] != '}') {
      place = readPair(bytes, place, to);
      if (place < 0 || place == to) {
        return BAD;
      }
      if (bytes[place] == ',') {
        place = Chars.skipBlanks(bytes, place + 1, to);
      } else if (bytes[place] != '}') {
        return BAD;
      }
    }
    return place < to ? place + 1 : BAD;
  }

  private int readPair(byte[] bytes, int from, int to) {
    int labelEnd = Chars.labelEnd(bytes, from, to);
    return labelEnd > from
        ? readValue(bytes, from, labelEnd, Chars.skipBlanks(bytes, labelEnd, to), to)
        : readQuoted(bytes, from, to);
  }

  /** A label name in quotes, or the series name. */
  private int readQuoted(byte[] bytes, int quote, int to) {
    int from = quote + 1;
    int labelEnd = bytes[quote] == '"' ? Chars.quoteEnd(bytes, from, to) : to;
    int next = Chars.skipBlanks(bytes, labelEnd + 1, to);
    if (next >= to || labelEnd == from) {
      return BAD;
    }
    if (bytes[next] != '=' && !named) {
      named = true;
      return next;
    }
    return readValue(bytes, from, labelEnd, next, to);
  }

  private int readValue(byte[] bytes, int from, int labelEnd, int equals, int to) {
    if (equals == to || bytes[equals] != '=') {
      return BAD;
    }
    int quote = Chars.skipBlanks(bytes, equals + 1, to);
    if (quote == to || bytes[quote] != '"') {
      return BAD;
    }
    int value = quote + 1;
    int valueEnd = Chars.quoteEnd(bytes, value, to);
    if (valueEnd >= to) {
      return BAD;
    }
    if (value < valueEnd && !select(bytes, from, labelEnd, value, valueEnd)) {
      return BAD;
    }
    return Chars.skipBlanks(bytes, valueEnd + 1, to);
  }

  private boolean select(byte[] bytes, int from, int labelEnd, int value, int valueEnd) {
    long valueHash = SwarScan.hash(bytes, value, valueEnd);
    long labelHash = SwarScan.hash(bytes, from, labelEnd);
    identity += SwarScan.pair(labelHash, valueHash);
    int index = selected.indexOf(from, labelEnd, labelHash);
    return index < 0 || selected.put(index, value, valueEnd, valueHash);
  }
}
