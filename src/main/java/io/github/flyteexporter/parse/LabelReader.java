package io.github.flyteexporter.parse;

/** Reads the label set of a line, between the name and the value. */
final class LabelReader {
  private static final int BAD = -1;

  private final SelectedLabels selected;
  private long identity;

  LabelReader(SelectedLabels selected) {
    this.selected = selected;
  }

  /** A hash of all labels that was read last, whatever their order. */
  long identity() {
    return identity;
  }

  /** Reads the label set if there is one; gives the place after it, or a negative number. */
  int read(byte[] bytes, int from, int to) {
    identity = 0;
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
    int equals = Chars.skipBlanks(bytes, labelEnd, to);
    if (labelEnd == from || equals == to || bytes[equals] != '=') {
      return BAD;
    }
    int quote = Chars.skipBlanks(bytes, equals + 1, to);
    if (quote == to || bytes[quote] != '"') {
      return BAD;
    }
    int value = quote + 1;
    int valueEnd = value;
    while (valueEnd < to && bytes[valueEnd] != '"') {
      valueEnd += bytes[valueEnd] == '\\' ? 2 : 1;
    }
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
    identity += SwarScan.mix(labelHash, valueHash);
    int index = selected.indexOf(from, labelEnd, labelHash);
    return index < 0 || selected.put(index, value, valueEnd, valueHash);
  }
}
