package io.github.flyteexporter.kube.json;

import java.util.Random;

/** JSON texts of every form that the grammar has. */
final class RandomJson {
  private static final String[] ESCAPES = {
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u0041",
    "\\u00e9",
    "\\u20AC",
    "\\ud83d\\ude00",
    "\\u0000",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "é",
    "€",
    "😀",
    "\u007f"
  };
  private static final String[] SCALARS = {
    "0",
    "-0",
    "7",
    "-12",
    "3.25",
    "1e3",
    "-1.5E-7",
    "2147483648",
    "99999999999",
    "true",
    "false",
    "null"
  };
  private static final String[] BLANKS = {"", "", "", " ", "\n", "\r\n", "\t  "};

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  /** An object, some levels deep. */
  String object() {
    StringBuilder text = new StringBuilder();
    object(text, 5);
    return text.toString();
  }

  private void value(StringBuilder text, int depth) {
    switch (depth == 0 ? random.nextInt(2) : random.nextInt(4)) {
      case 0 -> text.append(one(SCALARS));
      case 1 -> string(text, "");
      case 2 -> array(text, depth);
      default -> object(text, depth);
    }
  }

  private void array(StringBuilder text, int depth) {
    text.append('[').append(one(BLANKS));
    for (int i = 0, count = random.nextInt(5); i < count; i++) {
      text.append(i == 0 ? "" : ",").append(one(BLANKS));
      value(text, depth - 1);
      text.append(one(BLANKS));
    }
    text.append(']');
  }

  private void object(StringBuilder text, int depth) {
    text.append('{').append(one(BLANKS));
    for (int i = 0, count = random.nextInt(6); i < count; i++) {
      text.append(i == 0 ? "" : ",").append(one(BLANKS));
      string(text, "f" + i);
      text.append(one(BLANKS)).append(':').append(one(BLANKS));
      value(text, depth - 1);
      text.append(one(BLANKS));
    }
    text.append('}');
  }

  private void string(StringBuilder text, String begin) {
    text.append('"').append(begin);
    for (int i = 0, count = random.nextInt(20); i < count; i++) {
      text.append(random.nextInt(4) == 0 ? one(ESCAPES) : String.valueOf((char) (97 + i)));
    }
    text.append('"');
  }

  private String one(String[] all) {
    return all[random.nextInt(all.length)];
  }
}
