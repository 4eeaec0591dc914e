package io.github.flyteexporter.parse;

import java.util.Locale;

/** Why a line of a page was left out. */
public enum BadLine {
  /** It does not begin with a series name. */
  NAME,
  /** Its label set cannot be read. */
  LABELS,
  /** Its value is missing or is not a number. */
  VALUE,
  /** What follows its value is neither a timestamp nor an exemplar. */
  TIMESTAMP,
  /** It is longer than {@link PageParser#MAX_LINE_BYTES}. */
  TOO_LONG,
  /** The page showed the same series before. */
  DUPLICATE,
  /** The page has more different samples than are kept. */
  TOO_MANY;

  /** The reason as a label value. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
