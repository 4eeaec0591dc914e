package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Samples;

/** Reads what follows the name on the lines of wanted series. */
final class SeriesReader {
  private final SelectedLabels selected = new SelectedLabels();
  private final LabelReader labels = new LabelReader(selected);
  private final NumberReader number = new NumberReader();
  private final DuplicateFilter duplicates = new DuplicateFilter();
  private final KnownLines lines = new KnownLines();
  private final SampleAggregator aggregator;

  SeriesReader(SampleKeys keys) {
    this.aggregator = new SampleAggregator(keys);
  }

  /**
   * Reads a line from its label set or value on; gives null when all is well.
   *
   * @param named whether the name stood before {@code from}, not in the label set
   */
  BadLine read(SeriesName name, byte[] bytes, int from, int to, boolean named) {
    KnownLine known = named ? lines.find(name, bytes, from, to) : null;
    if (known == null || !number.read(bytes, from + known.length(), to)) {
      return readLabels(name, bytes, from, to, named);
    }
    double value = number.value();
    if (Double.isNaN(value)) {
      lines.add(known);
      return null;
    }
    if (known.sample == SampleKeys.NONE) {
      return readLabels(name, bytes, from, to, true);
    }
    if (!duplicates.add(known.series)) {
      return BadLine.DUPLICATE;
    }
    if (!aggregator.add(known.sample, value)) {
      return BadLine.TOO_MANY;
    }
    lines.add(known);
    return null;
  }

  private BadLine readLabels(SeriesName name, byte[] bytes, int from, int to, boolean named) {
    selected.begin(name, bytes);
    int valueFrom = labels.read(bytes, from, to, named);
    if (valueFrom < 0) {
      return BadLine.LABELS;
    }
    valueFrom = Chars.skipBlanks(bytes, valueFrom, to);
    int valueTo = Chars.skipText(bytes, valueFrom, to);
    if (!number.read(bytes, valueFrom, valueTo)) {
      return BadLine.VALUE;
    }
    double value = number.value();
    if (valueTo < to && !endsWell(bytes, valueTo, to)) {
      return BadLine.TIMESTAMP;
    }
    long series = SwarScan.mix(name.hash(), labels.identity());
    int sample = SampleKeys.NONE;
    if (!Double.isNaN(value)) {
      if (!duplicates.add(series)) {
        return BadLine.DUPLICATE;
      }
      sample = aggregator.number(selected);
      if (!aggregator.add(sample, value)) {
        return BadLine.TOO_MANY;
      }
    }
    if (named && valueTo == to && name.remembered && lines.hasRoom(valueFrom - from)) {
      lines.add(new KnownLine(name, bytes, from, valueFrom, series, sample));
    }
    return null;
  }

  /** The samples of the page; another may follow. */
  Samples end() {
    duplicates.clear();
    lines.end();
    return aggregator.end();
  }

  private boolean endsWell(byte[] bytes, int from, int to) {
    int place = Chars.skipBlanks(bytes, from, to);
    if (isEnd(bytes, place, to)) {
      return true;
    }
    int timestampTo = Chars.skipText(bytes, place, to);
    return number.read(bytes, place, timestampTo)
        && Double.isFinite(number.value())
        && isEnd(bytes, Chars.skipBlanks(bytes, timestampTo, to), to);
  }

  /** An exemplar is nothing that is wanted, so it is as good as the end. */
  private static boolean isEnd(byte[] bytes, int place, int to) {
    return place == to || bytes[place] == '#';
  }
}
