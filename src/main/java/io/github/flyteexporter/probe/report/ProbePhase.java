package io.github.flyteexporter.probe.report;

import java.util.Locale;

/** The steps of a probe, spelled as the {@code phase} label. */
public enum ProbePhase {
  /** The host's addresses are looked up. */
  DNS,

  /** A connection is made. */
  CONNECT,

  /** The certificate is shown and judged; nothing is sent. */
  TLS,

  /** What needs no database: a health check or a page. */
  REQUEST,

  /** What flyteadmin must read from its database. */
  READ;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
