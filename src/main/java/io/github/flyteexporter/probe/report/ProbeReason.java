package io.github.flyteexporter.probe.report;

import java.util.Locale;

/** How a step of a probe ended: a closed list, spelled as the {@code reason} label. */
public enum ProbeReason {
  OK,

  /** The host's name has no address. */
  DNS,

  /** No connection came about, or it was cut. */
  CONNECT,

  TIMEOUT,

  /** None of the trusted authorities stands behind the certificate. */
  TLS_UNTRUSTED,

  /** The certificate, or one it depends on, has expired or is not valid yet. */
  TLS_EXPIRED,

  /** The certificate is one of another host. */
  TLS_HOSTNAME,

  TLS_OTHER,

  /** HTTP/2 is not spoken here, which gRPC needs. */
  HTTP1_ONLY,

  /** The server that answered is not flyteadmin. */
  PATH_NOT_ROUTED,

  /** No token, or one that is not taken. */
  AUTH,

  /** A proxy does not reach flyteadmin. */
  UPSTREAM,

  /** Any other answer that is no success. */
  STATUS;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
