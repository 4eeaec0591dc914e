package io.github.flyteexporter.doctor;

import java.util.Locale;

/** How a check ended, the worst last. */
public enum Result {
  OK,
  /** It could not be judged: something that is needed for it is not configured, or not seen. */
  COULD_NOT_LOOK,
  WARNING,
  PROBLEM;

  /** As in JSON: {@code could_not_look}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As in sentences: {@code could not look}. */
  public String words() {
    return label().replace('_', ' ');
  }
}
