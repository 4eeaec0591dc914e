package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Remembers for each series name of a target whether it is wanted, from one page to the next. Asks
 * about a name once; what it remembers is bounded, and names past that are asked about each time.
 * Not thread-safe.
 */
public final class NameTable {
  static final int MAX_NAMES = 65_536;
  static final int MAX_NAME_BYTES = 512;

  /** Leads to the name that pages begin with. */
  final SeriesName start = new SeriesName();

  private final Names names;
  private SeriesName[] slots = new SeriesName[1024];
  private int size;
  private int pieces;
  private SampleKeys keys = new SampleKeys();
  private final Map<List<String>, KeptLabels> kept = new HashMap<>();
  private RawNames wanted = RawNames.NONE;
  private LineReader idle;

  /** An empty table. */
  public NameTable(Names names) {
    this.names = Objects.requireNonNull(names);
  }

  /** The samples of the pages so far; those of long ago are forgotten between pages. */
  SampleKeys keys() {
    if (keys.isFull()) {
      keys = new SampleKeys();
    }
    return keys;
  }

  /** The names of wanted series so far, as pages spell them. */
  public RawNames wanted() {
    return wanted;
  }

  /** A reader for the next page: that of the last page, unless that one is not at its end. */
  LineReader takeReader() {
    LineReader taken = idle;
    idle = null;
    return taken == null || taken.isFull() ? new LineReader(this) : taken;
  }

  /** Takes back a reader that has ended its page. */
  void giveBack(LineReader reader) {
    idle = reader;
  }

  /** A number for the next piece of a page, other than those of all pieces before. */
  int nextPiece() {
    return ++pieces;
  }

  /** What is known of the name that these bytes are; null when they are not a name. */
  SeriesName find(byte[] bytes, int from, int to) {
    int length = to - from;
    int slot = slot(SwarScan.hash(bytes, from, to));
    for (SeriesName known; (known = slots[slot]) != null; slot = (slot + 1) & (slots.length - 1)) {
      if (known.length == length && known.matchesAt(bytes, from)) {
        return known;
      }
    }
    return Chars.isName(bytes, from, to) ? learn(bytes, from, to) : null;
  }

  private SeriesName learn(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    Wanted answer = names.wanted(text).orElse(null);
    KeptLabels labels =
        answer == null ? null : kept.computeIfAbsent(answer.keep(), KeptLabels::new);
    SeriesName name = new SeriesName(bytes, from, to, answer, labels);
    if (size < MAX_NAMES && name.length <= MAX_NAME_BYTES) {
      size++;
      if (size > slots.length / 8 * 7) {
        grow();
      }
      put(name);
      name.remembered = true;
      wanted = name.wanted == null ? wanted : wanted.with(name);
    }
    return name;
  }

  private void grow() {
    SeriesName[] old = slots;
    slots = new SeriesName[old.length * 2];
    for (SeriesName name : old) {
      if (name != null) {
        put(name);
      }
    }
  }

  private void put(SeriesName name) {
    int slot = slot(name.hash());
    while (slots[slot] != null) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = name;
  }

  private int slot(long hash) {
    return (int) hash & (slots.length - 1);
  }
}
