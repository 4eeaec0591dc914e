package io.github.flyteexporter.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes of a page at once; the first byte is the lowest of the word. */
final class SwarScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long NEWLINES = '\n' * ONES;
  private static final long TEXTS = 0x40 * ONES;
  private static final long BRACES = '{' * ONES;
  private static final long ABOVE_BLANK = (' ' + 1) * ONES;

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long PAIR = 0xC2B2AE3D27D4EB4FL;

  private SwarScan() {}

  /** The eight bytes from a place on, filled up with newlines where they end. */
  static long at(byte[] bytes, int place, int end) {
    return place <= end - Long.BYTES ? (long) LONGS.get(bytes, place) : last(bytes, place, end);
  }

  private static long last(byte[] bytes, int place, int end) {
    long word = NEWLINES;
    for (int i = end - 1; i >= place; i--) {
      word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return word;
  }

  /** The low bytes of a word, 1 to 7 of them. */
  static long low(long word, int count) {
    return word & ((1L << (count * Byte.SIZE)) - 1);
  }

  /** Where the next newline is, or the end. */
  static int newline(byte[] bytes, int from, int end) {
    int i = from;
    for (; i <= end - 4 * Long.BYTES; i += 4 * Long.BYTES) {
      long a = (long) LONGS.get(bytes, i);
      long b = (long) LONGS.get(bytes, i + 8);
      long c = (long) LONGS.get(bytes, i + 16);
      long d = (long) LONGS.get(bytes, i + 24);
      long firstHalf = texts(a) & texts(b);
      if ((firstHalf & texts(c) & texts(d) & TEXTS) != TEXTS) {
        boolean later = (firstHalf & TEXTS) == TEXTS;
        int half = later ? i + 16 : i;
        long newlines = newlines(later ? c : a);
        if (newlines != 0) {
          return half + first(newlines);
        }
        newlines = newlines(later ? d : b);
        if (newlines != 0) {
          return half + 8 + first(newlines);
        }
        i = half + 16 - 4 * Long.BYTES; // a tab, or no ASCII: go on behind it
      }
    }
    while (true) {
      long newlines = newlines(at(bytes, i, end));
      if (newlines != 0) {
        return i + first(newlines);
      }
      i += Long.BYTES;
    }
  }

  /** Where something stands that ends a name: a brace, a blank, a control character, the end. */
  static int nameEnd(byte[] bytes, int from, int end) {
    int i = from;
    while (true) {
      long word = at(bytes, i, end);
      long blanks = (word - ABOVE_BLANK) & ~word;
      long stops = (blanks | zeros(word ^ BRACES)) & HIGHS;
      if (stops != 0) {
        return i + first(stops);
      }
      i += Long.BYTES;
    }
  }

  /**
   * Marks bytes that are no newline by their bit of 0x40; all of ASCII text, if not of the rest.
   */
  private static long texts(long word) {
    return word | (word << 1);
  }

  /** Marks newlines as {@link #zeros} does. */
  private static long newlines(long word) {
    return zeros(word ^ NEWLINES) & HIGHS;
  }

  /** Marks the bytes that are zero, by their high bits; the other bits mean nothing. */
  private static long zeros(long word) {
    return (word - ONES) & ~word;
  }

  /**
   * The lowest marked byte. A borrow may mark bytes above it wrongly, never below it. Counts the
   * bytes below the mark: the JDK counts bits in a loop where the client compiler runs it.
   */
  private static int first(long marks) {
    return (int) ((((marks - 1) & ~marks & ONES) * ONES) >>> 56) - 1;
  }

  /** A hash of some bytes. */
  static long hash(byte[] bytes, int from, int to) {
    long hash = (to - from) * MIX;
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      hash = mix(hash, (long) LONGS.get(bytes, i));
    }
    return i < to ? mix(hash, low(at(bytes, i, bytes.length), to - i)) : hash;
  }

  /** A hash of two, whichever comes first; each bit of them bears on all bits of the hash. */
  static long mix(long hash, long word) {
    long both = hash ^ word;
    return both * MIX ^ Math.multiplyHigh(both, MIX);
  }

  /** A hash of a name and its value: the same two the other way round have another one. */
  static long pair(long name, long value) {
    return mix(name * PAIR, value);
  }
}
