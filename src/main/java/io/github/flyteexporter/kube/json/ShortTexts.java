package io.github.flyteexporter.kube.json;

import java.nio.charset.StandardCharsets;

/** Texts that were read before, by their bytes: a few hundred short ones, the newest win. */
final class ShortTexts {
  private static final int PLACES = 512;
  private static final int LONGEST = 40;

  private final byte[][] bytes = new byte[PLACES][];
  private final String[] texts = new String[PLACES];

  /** The text of these bytes, in which nothing is escaped. */
  String of(byte[] buffer, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(buffer, from, length, StandardCharsets.UTF_8);
    }
    int hash = length;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + buffer[i];
    }
    int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    byte[] known = bytes[place];
    if (known != null && known.length == length) {
      int i = 0;
      while (i < length && known[i] == buffer[from + i]) {
        i++;
      }
      if (i == length) {
        return texts[place];
      }
    }
    bytes[place] = new byte[length];
    System.arraycopy(buffer, from, bytes[place], 0, length);
    texts[place] = new String(buffer, from, length, StandardCharsets.UTF_8);
    return texts[place];
  }
}
