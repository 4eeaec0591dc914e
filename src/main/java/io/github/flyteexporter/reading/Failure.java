package io.github.flyteexporter.reading;

import java.util.Arrays;

/** Why a source could not be read: a reason of a closed list, and a detail for people. */
public record Failure(Reason reason, String detail) {
  public Failure {
    detail = Evidence.bounded(detail);
  }

  /** The closed list, spelled as the {@code reason} label. */
  public enum Reason {
    UNREACHABLE,
    TIMEOUT,
    DNS,
    TLS,
    HTTP_STATUS,
    TOO_LARGE,
    MALFORMED,
    CUT_OFF,
    FORBIDDEN,
    /**
     * No answer yet within the interval; the read goes on and its answer is used when it arrives.
     */
    LATE,
    /** The first answer is still under way: nothing failed, so it is not counted as an error. */
    NOT_YET,
    OTHER;

    /** The reason with this label; an unknown one is another reason. */
    public static Reason of(String label) {
      return Arrays.stream(values())
          .filter(one -> one.label().equals(label))
          .findFirst()
          .orElse(OTHER);
    }

    /** Whether this is an error: everything but waiting for the first answer. */
    public boolean isError() {
      return this != NOT_YET;
    }

    /** The label value: lower case. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
