package io.github.flyteexporter.web;

import java.time.Duration;

/**
 * ServerLimits that protect the exporter from its clients.
 *
 * @param timeout how long a connection may stay open without a complete request and response:
 *     longer than Prometheus' usual minute between two scrapes
 * @param connections open connections at a time; further ones take the place of one that has sent
 *     no request yet, or are refused
 * @param logins password checks at a time, waiting ones included
 * @param loginsFromOne those from one address
 * @param certificateCheck the time between two checks for a changed certificate
 */
record ServerLimits(
    Duration timeout, int connections, int logins, int loginsFromOne, Duration certificateCheck) {
  static final ServerLimits DEFAULT =
      new ServerLimits(Duration.ofSeconds(75), 512, 8, 4, Duration.ofSeconds(60));

  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  /** How long a TLS handshake may take, as a whole. */
  Duration handshakeTimeout() {
    return timeout.compareTo(HANDSHAKE) < 0 ? timeout : HANDSHAKE;
  }

  /** The longest request line, in bytes. */
  static final int LINE = 4_096;

  /** The largest header, in bytes: room for the cookies of a proxy. */
  static final int HEADER = 16_384;
}
