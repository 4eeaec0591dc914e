package io.github.flyteexporter.parse;

import java.util.EnumMap;
import java.util.Map;

/** Goes through complete lines: counts them, finds their names and passes on the wanted ones. */
final class LineReader {
  final PartialLine partial = new PartialLine();

  private final NameTable names;
  private final Map<BadLine, Long> bad = new EnumMap<>(BadLine.class);
  private final BracedName braced = new BracedName();
  private final SampleKeys keys;
  private final SeriesReader reader;
  private SeriesName last;
  private int piece;
  private long lines;
  private long series;

  LineReader(NameTable names) {
    this.names = names;
    this.last = names.start;
    this.keys = names.keys();
    this.reader = new SeriesReader(keys);
  }

  /** Reads lines, the last of which ends with a newline as well. */
  void read(byte[] bytes, int from, int to) {
    piece = names.nextPiece();
    int line = from;
    while (line < to) {
      line = readLine(bytes, line, to) + 1;
    }
  }

  /** Counts a line that was too long to be read. */
  void skipTooLong() {
    lines++;
    count(BadLine.TOO_LONG);
  }

  /** Whether the next page needs another reader. */
  boolean isFull() {
    return keys.isFull();
  }

  /** What the page of so many bytes came to; another may follow. */
  ParsedPage end(long bytes) {
    ParsedPage page = new ParsedPage(reader.end(), bytes, lines, series, bad);
    bad.clear();
    last = names.start;
    lines = 0;
    series = 0;
    return page;
  }

  private int readLine(byte[] bytes, int line, int to) {
    int same = bytes[line] == '#' ? -1 : guess(bytes, line, to);
    int end = SwarScan.newline(bytes, line + Math.max(same, 0), to);
    if (end - line > PageParser.MAX_LINE_BYTES) {
      skipTooLong();
    } else {
      lines++;
      if (same >= 0) {
        SeriesName name = last;
        name.stands(line, end, piece);
        readSeries(name, bytes, line + name.length, trim(bytes, line, end));
      } else if (bytes[line] != '#') {
        readUnknown(bytes, line, trim(bytes, line, end));
      }
    }
    return end;
  }

  /** Series of a family follow each other, and pages of a target have the same order. */
  private int guess(byte[] bytes, int line, int to) {
    int same = last.match(bytes, line, to, piece);
    if (same < 0) {
      SeriesName next = last.next;
      same = next.match(bytes, line, to, piece);
      if (same >= 0) {
        last = next;
      }
    }
    return same;
  }

  private void readUnknown(byte[] bytes, int line, int end) {
    int from = Chars.skipBlanks(bytes, line, end);
    if (from == end || bytes[from] == '#') {
      return;
    }
    if (bytes[from] == '{') {
      readBraced(bytes, from, end);
      return;
    }
    int to = SwarScan.nameEnd(bytes, from, end);
    boolean ends = to == end || bytes[to] == '{' || Chars.isBlank(bytes[to]);
    SeriesName name = ends ? names.find(bytes, from, to) : null;
    if (name == null) {
      count(BadLine.NAME);
      return;
    }
    if (name.remembered) {
      last.next = name;
    }
    last = name;
    readSeries(name, bytes, to, end);
  }

  /** A series whose name is none of the classic characters is of no signal. */
  private void readBraced(byte[] bytes, int brace, int end) {
    if (!braced.find(bytes, brace, end)) {
      count(BadLine.NAME);
      return;
    }
    series++;
    SeriesName name = names.find(bytes, braced.from(), braced.to());
    if (name != null && name.wanted != null) {
      count(reader.read(name, bytes, brace, end, false));
    }
  }

  private void readSeries(SeriesName name, byte[] bytes, int from, int end) {
    series++;
    if (name.wanted != null) {
      count(reader.read(name, bytes, from, end, true));
    }
  }

  private void count(BadLine reason) {
    if (reason != null) {
      bad.merge(reason, 1L, Long::sum);
    }
  }

  private static int trim(byte[] bytes, int line, int end) {
    return end > line && bytes[end - 1] == '\r' ? end - 1 : end;
  }
}
