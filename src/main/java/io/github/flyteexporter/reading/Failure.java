package io.github.flyteexporter.reading;

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
    OTHER;

    /** The label value: lower case. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
