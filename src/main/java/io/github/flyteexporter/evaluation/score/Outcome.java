package io.github.flyteexporter.evaluation.score;

import java.util.Locale;

/** How an answer compares with the truth. */
public enum Outcome {
  RIGHT,
  UNKNOWN,
  WRONG;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
