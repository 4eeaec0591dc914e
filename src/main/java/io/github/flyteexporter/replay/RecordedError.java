package io.github.flyteexporter.replay;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookPhase;
import java.util.Arrays;
import java.util.Locale;

/**
 * Why a recorded request has no answer, in the words of the recorder's libraries: Python's
 * requests, ssl, socket and psycopg. The first that fits.
 */
enum RecordedError {
  NAME(
      LookOutcome.DNS,
      LookPhase.DNS,
      Reason.DNS,
      "failed to resolve",
      "name resolution",
      "name or service not known",
      "could not translate host name"),
  HANDSHAKE_TIMEOUT(LookOutcome.HUNG, LookPhase.TLS, Reason.TIMEOUT, "handshake operation timed"),
  CONNECT_TIMEOUT(
      LookOutcome.HUNG,
      LookPhase.CONNECT,
      Reason.TIMEOUT,
      "connecttimeout",
      "connect timeout",
      "connection timed out"),
  TIMEOUT(LookOutcome.HUNG, LookPhase.FIRST_BYTE, Reason.TIMEOUT, "timeout", "timed out"),
  HANDSHAKE_CLOSED(
      LookOutcome.REFUSED,
      LookPhase.TLS,
      Reason.CUT_OFF,
      "ssleof",
      "eof occurred",
      "unexpected_eof"),
  TLS(LookOutcome.TLS, LookPhase.TLS, Reason.TLS, "ssl", "certificate"),
  REFUSED(
      LookOutcome.REFUSED,
      LookPhase.CONNECT,
      Reason.UNREACHABLE,
      "refused",
      "no route to host",
      "unreachable"),
  CLOSED(
      LookOutcome.REFUSED,
      LookPhase.FIRST_BYTE,
      Reason.CUT_OFF,
      "reset",
      "disconnected",
      "aborted",
      "closed",
      "broken pipe"),
  /** What requests calls each connection that fails, when no more was recorded. */
  CONNECTION(
      LookOutcome.REFUSED,
      LookPhase.CONNECT,
      Reason.UNREACHABLE,
      "connectionerror",
      "newconnection"),
  OTHER(LookOutcome.REFUSED, LookPhase.FIRST_BYTE, Reason.UNREACHABLE, "");

  private final LookOutcome outcome;
  private final LookPhase phase;
  private final Reason reason;

  @SuppressWarnings("ImmutableEnumChecker") // never written to
  private final String[] words;

  RecordedError(LookOutcome outcome, LookPhase phase, Reason reason, String... words) {
    this.outcome = outcome;
    this.phase = phase;
    this.reason = reason;
    this.words = words;
  }

  /** The kind of an error with its text, in any case of letters. */
  static RecordedError of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> Arrays.stream(kind.words).anyMatch(lower::contains))
        .findFirst()
        .orElse(OTHER);
  }

  LookOutcome outcome() {
    return outcome;
  }

  LookPhase phase() {
    return phase;
  }

  /** As the failure of a source. */
  Reason reason() {
    return reason;
  }
}
