package io.github.flyteexporter.reading;

import java.util.Locale;

/**
 * How one call of a direct look ended: a closed list. Slow is not in it: whether a call that ended
 * well took long is for the verdict to say, which remembers how long it usually takes.
 */
public enum LookOutcome {
  /** An answer that shows the dependency alive; of an object store any below 500, 403 too. */
  OK,

  /** No answer within the look's time limit. */
  HUNG,

  /** No connection, or one that was reset or closed before an answer; the phase says which. */
  REFUSED,

  /** We may not: HTTP 401 or 403, a wrong password. */
  DENIED,

  /** The host's name has no address. */
  DNS,

  /** No agreement on TLS: version or certificate. */
  TLS,

  /** An answer that is an error: the status says which. */
  ERROR;

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The outcome of a label value. */
  static LookOutcome of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
