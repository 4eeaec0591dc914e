package io.github.flyteexporter.bench;

/** A line of the table. */
record Row(String what, String measured, String budget, String met, String how) {
  /** A figure that is wanted no larger than its budget. */
  static Row atMost(String what, Figure figure, String measured, String how) {
    return new Row(what, measured, "< " + figure.budget(), figure.atMost(), how);
  }

  /** A figure that is wanted no smaller than its budget. */
  static Row atLeast(String what, Figure figure, String measured, String how) {
    return new Row(what, measured, "≥ " + figure.budget(), figure.atLeast(), how);
  }

  /** A figure without a budget. */
  static Row information(String what, String measured, String how) {
    return new Row(what, measured, "–", "–", how);
  }

  String markdown() {
    return "| " + String.join(" | ", what, measured, budget, met, how) + " |";
  }
}
