package io.github.flyteexporter.web;

import java.time.Duration;

/**
 * What one client, or many, can cost at most.
 *
 * @param patience how long a connection may stand without a whole request and its answer: longer
 *     than Prometheus' usual minute between two requests
 * @param connections how many connections there are at a time; the one that has waited longest
 *     makes room
 * @param logins how many passwords are checked or wait for it at a time
 * @param loginsFromOne how many of these may come from one address
 * @param renewal how often a changed certificate is looked for
 */
record Limits(Duration patience, int connections, int logins, int loginsFromOne, Duration renewal) {
  static final Limits USUAL = new Limits(Duration.ofSeconds(75), 512, 8, 4, Duration.ofSeconds(60));

  /** The longest first line of a request, in bytes. */
  static final int LINE = 4_096;

  /** The longest header, in bytes: room for the cookies of a proxy before us. */
  static final int HEADER = 16_384;
}
