package io.github.flyteexporter.signal.failure;

import java.util.Locale;

/** Whose fault a failure is, which Flyte's own error kind does not show. */
public enum Fault {
  USER,
  PLATFORM,
  UNKNOWN;

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
