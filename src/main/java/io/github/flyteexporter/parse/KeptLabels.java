package io.github.flyteexporter.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The names of the labels that are kept of a series. Many series names share them. */
final class KeptLabels {
  private final byte[][] names;

  /** Their hashes, to distinguish them from other labels at once. */
  private final long[] hashes;

  KeptLabels(List<String> labels) {
    this.names =
        labels.stream().map(label -> label.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    this.hashes =
        Arrays.stream(names).mapToLong(name -> SwarScan.hash(name, 0, name.length)).toArray();
  }

  int count() {
    return names.length;
  }

  /** Which of them a label on a line is, -1 for none of them. */
  int indexOf(byte[] bytes, int from, int to, long hash) {
    for (int i = 0; i < hashes.length; i++) {
      byte[] name = names[i];
      if (hashes[i] == hash && Arrays.equals(name, 0, name.length, bytes, from, to)) {
        return i;
      }
    }
    return -1;
  }
}
