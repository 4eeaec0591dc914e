package io.github.flyteexporter.evaluation;

import java.util.Locale;

/** How an answer compares with the truth. */
enum Outcome {
  RIGHT,
  UNKNOWN,
  WRONG;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
