package io.github.flyteexporter.parse;

import com.fasterxml.jackson.core.io.NumberInput;
import java.nio.charset.StandardCharsets;

/** Reads a number as Go writes it, without hexadecimal digits and underscores. */
final class NumberReader {
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** A double holds whole numbers up to here, and the tens above, without rounding. */
  private static final long EXACT = 1L << 53;

  private static final long MANTISSA_FULL = 100_000_000_000_000_000L;

  /** So large that no fraction on a line has enough digits to bring it back. */
  private static final int EXPONENT_FULL = 4 * PageParser.MAX_LINE_BYTES;

  private final char[] chars = new char[64];
  private double value;
  private int place;
  private long mantissa;
  private boolean exact;

  /** The number that was read last. */
  double value() {
    return value;
  }

  /** Reads all of some bytes; false when they are not a number or one too large for a double. */
  boolean read(byte[] bytes, int from, int to) {
    place = from;
    boolean negative = from < to && bytes[from] == '-';
    if (from < to && (negative || bytes[from] == '+')) {
      place++;
    }
    if (place < to && bytes[place] > '9') {
      return readWord(bytes, from, to, negative);
    }
    mantissa = 0;
    exact = true;
    int digits = readDigits(bytes, to);
    int exponent = 0;
    if (place < to && bytes[place] == '.') {
      place++;
      exponent = -readDigits(bytes, to);
      digits -= exponent;
    }
    if (digits == 0) {
      return false;
    }
    if (place < to && (bytes[place] | 0x20) == 'e') {
      place++;
      int start = place;
      exponent += readExponent(bytes, to);
      if (place == start || !Chars.isDigit(bytes[place - 1])) {
        return false;
      }
    }
    return place == to && set(bytes, from, to, negative, exponent);
  }

  private int readDigits(byte[] bytes, int to) {
    int start = place;
    for (; place < to && Chars.isDigit(bytes[place]); place++) {
      if (mantissa < MANTISSA_FULL) {
        mantissa = mantissa * 10 + bytes[place] - '0';
      } else {
        exact = false;
      }
    }
    return place - start;
  }

  private int readExponent(byte[] bytes, int to) {
    boolean negative = place < to && bytes[place] == '-';
    if (place < to && (negative || bytes[place] == '+')) {
      place++;
    }
    int exponent = 0;
    for (; place < to && Chars.isDigit(bytes[place]); place++) {
      exponent = Math.min(exponent * 10 + bytes[place] - '0', EXPONENT_FULL);
    }
    return negative ? -exponent : exponent;
  }

  private boolean set(byte[] bytes, int from, int to, boolean negative, int exponent) {
    if (exact && mantissa <= EXACT && Math.abs(exponent) < TENS.length) {
      double size = exponent < 0 ? mantissa / TENS[-exponent] : mantissa * TENS[exponent];
      value = negative ? -size : size;
      return true;
    }
    value = rounded(bytes, from, to);
    return !Double.isInfinite(value);
  }

  private double rounded(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > chars.length) {
      return Double.parseDouble(new String(bytes, from, length, StandardCharsets.US_ASCII));
    }
    for (int i = 0; i < length; i++) {
      chars[i] = (char) bytes[from + i];
    }
    return NumberInput.parseDouble(chars, 0, length, true);
  }

  private boolean readWord(byte[] bytes, int from, int to, boolean negative) {
    if (isWord(bytes, to, "inf") || isWord(bytes, to, "infinity")) {
      value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      return true;
    }
    value = Double.NaN;
    return place == from && isWord(bytes, to, "nan");
  }

  private boolean isWord(byte[] bytes, int to, String word) {
    if (to - place != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[place + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
