package io.github.flyteexporter.reading;

import java.util.Locale;

/** The phases of a call in their order; a call that failed says in which. */
public enum LookPhase {
  /** The host's name is looked up. */
  DNS,

  /** The TCP connection is made. */
  CONNECT,

  /** The TLS handshake. */
  TLS,

  /** The request is sent and the first byte of an answer awaited. */
  FIRST_BYTE,

  /** An answer came; its status counts. */
  STATUS;

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The phase of a label value. */
  static LookPhase of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
