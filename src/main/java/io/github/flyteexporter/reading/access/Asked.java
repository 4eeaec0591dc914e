package io.github.flyteexporter.reading.access;

import java.util.List;

/**
 * The answers to one kind of question, or why there are none.
 *
 * @param unknown why there are no answers, empty when there are
 */
public record Asked<T>(List<T> answers, String unknown) {
  public Asked {
    answers = List.copyOf(answers);
  }

  /** These answers. */
  public static <T> Asked<T> answered(List<T> answers) {
    return new Asked<>(answers, "");
  }

  /** No answers, for this reason. */
  public static <T> Asked<T> unknown(String why) {
    return new Asked<>(List.of(), why);
  }

  /** Whether there are answers, be they an empty list. */
  public boolean isKnown() {
    return unknown.isEmpty();
  }
}
