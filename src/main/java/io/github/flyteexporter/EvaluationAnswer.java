package io.github.flyteexporter;

import java.util.Locale;

/** How an answer compares with the truth. */
enum EvaluationAnswer {
  RIGHT,
  UNKNOWN,
  WRONG;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
