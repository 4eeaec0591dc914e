package io.github.flyteexporter.kube.json;

import io.github.flyteexporter.kube.json.JsonException.Kind;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where values of JSON end, eight bytes at a time within texts. Nothing is built and nothing
 * is recursive, so depth costs nothing.
 */
final class JsonScanner {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long CONTROLS = ' ' * ONES;

  /** The bit in which braces differ from square brackets. */
  private static final int CURLY = 0x20;

  final JsonInput input;

  JsonScanner(JsonInput input) {
    this.input = input;
  }

  /** Passes blanks by; returns what follows them, -1 at the end. */
  int blanks() throws IOException {
    while (true) {
      while (input.from < input.to) {
        byte next = input.buffer[input.from];
        if (next > ' ' || next < 0) {
          return next & 0xff;
        }
        if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
          throw error("a control character");
        }
        input.from++;
      }
      if (!input.fill()) {
        return -1;
      }
    }
  }

  /** What follows after blanks; the end is an error. */
  int ahead() throws IOException {
    if (input.from < input.to) {
      byte next = input.buffer[input.from];
      if (next > ' ') {
        return next;
      }
    }
    int next = blanks();
    if (next < 0) {
      throw cutOff();
    }
    return next;
  }

  /**
   * Moves to the quotation mark that ends the text whose first byte is next.
   *
   * @return whether there is a backslash in it
   */
  boolean textEnd() throws IOException {
    boolean escaped = false;
    int i = input.from;
    while (true) {
      if (i >= input.to) {
        i = refilled(i);
      }
      long word = (long) LONGS.get(input.buffer, i);
      long marks = (stops(word) | ((word - CONTROLS) & ~word)) & HIGHS;
      i = marks == 0 ? i + Long.BYTES : i + (Long.numberOfTrailingZeros(marks) >>> 3);
      if (marks == 0 || i >= input.to) {
        i = Math.min(i, input.to);
        continue;
      }
      byte mark = input.buffer[i];
      if (mark == '"') {
        input.from = i;
        return escaped;
      }
      if (mark != '\\') {
        input.from = i;
        throw error("a control character within a text");
      }
      escaped = true;
      i += 2;
    }
  }

  /** Passes the next value by. */
  void skip() throws IOException {
    int first = ahead();
    if (first == '"') {
      input.from++;
      textEnd();
      input.from++;
    } else if (first == '{' || first == '[') {
      input.from++;
      skipNested();
    } else if (first == '-' || (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z')) {
      skipWord();
    } else {
      throw error("a value was expected");
    }
  }

  /** Goes into the next value if it has these brackets; whether there is anything in it. */
  boolean enters(int opening, int closing) throws IOException {
    if (ahead() != opening) {
      skip();
      return false;
    }
    input.from++;
    return !closes(closing);
  }

  /** Whether the next byte closes what was opened; it is used then. */
  private boolean closes(int bracket) throws IOException {
    boolean closes = ahead() == bracket;
    input.from += closes ? 1 : 0;
    return closes;
  }

  /** After a value: whether another one follows. */
  boolean goesOn(int bracket) throws IOException {
    if (closes(bracket)) {
      return false;
    }
    if (ahead() != ',') {
      throw error("a comma or a closing bracket was expected");
    }
    input.from++;
    return true;
  }

  /** Passes by all up to the bracket that closes the one that was passed last. */
  private void skipNested() throws IOException {
    byte[] bytes = input.buffer;
    int to = input.to;
    int i = input.from;
    boolean text = false;
    int depth = 1;
    while (true) {
      if (i >= to) {
        i = refilled(i);
        bytes = input.buffer;
        to = input.to;
      }
      if (text) {
        long word = (long) LONGS.get(bytes, i);
        long marks = stops(word) & HIGHS;
        if (marks == 0) {
          i = Math.min(i + Long.BYTES, to);
          continue;
        }
        i += Long.numberOfTrailingZeros(marks) >>> 3;
        if (i >= to) {
          i = to;
        } else if (bytes[i] == '"') {
          text = false;
          i++;
        } else {
          i += 2;
        }
        continue;
      }
      int next = bytes[i++];
      if (next == '"') {
        text = true;
      } else if ((next | CURLY) == '{') {
        depth++;
      } else if ((next | CURLY) == '}') {
        depth--;
        if (depth == 0) {
          input.from = i;
          return;
        }
      }
    }
  }

  /** Passes a number or a literal by. */
  private void skipWord() throws IOException {
    while (true) {
      while (input.from < input.to) {
        byte next = input.buffer[input.from];
        if (next <= ' ' || next == ',' || next == '}' || next == ']') {
          return;
        }
        input.from++;
      }
      if (!input.fill()) {
        return;
      }
    }
  }

  /** Reads on at the end of what is held; returns the place that was so far behind its end. */
  private int refilled(int place) throws IOException {
    int beyond = place - input.to;
    input.from = input.to;
    do {
      if (!input.fill()) {
        throw cutOff();
      }
    } while (input.from + beyond >= input.to);
    return input.from + beyond;
  }

  /** Marks quotation marks and backslashes, the lowest of them rightly. */
  private static long stops(long word) {
    long quotes = word ^ QUOTES;
    long backslashes = word ^ BACKSLASHES;
    return ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes);
  }

  JsonException error(String what) {
    return new JsonException(Kind.MALFORMED, what + " at byte " + input.position());
  }

  private JsonException cutOff() {
    return new JsonException(Kind.CUT_OFF, "the JSON ends too early, at byte " + input.position());
  }
}
