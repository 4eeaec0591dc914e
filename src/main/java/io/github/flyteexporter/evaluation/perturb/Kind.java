package io.github.flyteexporter.evaluation.perturb;

/** What is changed about a recording, or about how it is judged. */
public enum Kind {
  INTERVAL("interval"),
  LOST_READINGS("lost readings"),
  TRAFFIC("traffic"),
  SOURCE("without a source"),
  WITNESS("without a witness"),
  CONSTANTS("constants"),
  JOINED("joined"),
  OVERLAID("overlaid");

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  /** What it is called in tables. */
  public String title() {
    return title;
  }

  /** Whether a verdict that falls with it stands on nothing else. */
  boolean takesAway() {
    return this == SOURCE || this == WITNESS;
  }
}
