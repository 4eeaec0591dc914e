package io.github.flyteexporter.verdict;

import java.util.Locale;

/** A number that speaks for a cause: a closed list, each with the sentence it is told in. */
public enum Fact {
  WORKFLOWS_REPORTING("%s running workflows name it in their status"),
  WORKFLOWS_FAILING("%s running workflows have failing rounds"),
  DATABASE_ERRORS_PER_SECOND("%s database errors per second in flyteadmin"),
  STORAGE_FAILURES_PER_SECOND("%s failed object store calls per second"),
  ADMIN_READS_REFUSED("%s of our reads of flyteadmin were refused with its message"),
  GOOD_ROUNDS_PER_SECOND("%s good propeller rounds per second"),
  FAILED_ROUNDS_PER_SECOND("%s failed propeller rounds per second");

  private final String sentence;

  Fact(String sentence) {
    this.sentence = sentence;
  }

  /** The fact as a sentence about this number. */
  public String tell(double number) {
    String text =
        number == Math.rint(number)
            ? String.format(Locale.ROOT, "%.0f", number)
            : String.format(Locale.ROOT, number < 10 ? "%.1f" : "%.0f", number);
    return String.format(Locale.ROOT, sentence, text);
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
