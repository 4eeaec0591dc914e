package io.github.flyteexporter.database;

import io.github.flyteexporter.reading.Failure;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Why the database or a part of it could not be read: a closed list. */
enum DatabaseReason {
  UNREACHABLE(Failure.Reason.UNREACHABLE),
  DNS(Failure.Reason.DNS),
  TIMEOUT(Failure.Reason.TIMEOUT),
  TLS(Failure.Reason.TLS),
  AUTH(Failure.Reason.FORBIDDEN),
  FORBIDDEN(Failure.Reason.FORBIDDEN),
  TOO_MANY_CONNECTIONS(Failure.Reason.OTHER),
  DATABASE_MISSING(Failure.Reason.OTHER),
  STARTING_UP(Failure.Reason.OTHER),
  TABLE_MISSING(Failure.Reason.OTHER),
  UNSUPPORTED(Failure.Reason.OTHER),
  TOO_LARGE(Failure.Reason.TOO_LARGE),
  OTHER(Failure.Reason.OTHER);

  /** The depth to which causes of causes are followed. */
  private static final int DEEP = 8;

  /** By SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html). */
  private static final Map<String, DatabaseReason> BY_STATE =
      Map.ofEntries(
          Map.entry("28P01", AUTH),
          Map.entry("28000", AUTH),
          Map.entry("53300", TOO_MANY_CONNECTIONS),
          Map.entry("3D000", DATABASE_MISSING),
          Map.entry("57P03", STARTING_UP),
          Map.entry("57P01", UNREACHABLE),
          Map.entry("57P02", UNREACHABLE),
          Map.entry("42501", FORBIDDEN),
          Map.entry("57014", TIMEOUT),
          Map.entry("55P03", TIMEOUT),
          Map.entry("42P01", TABLE_MISSING),
          Map.entry("42703", UNSUPPORTED),
          Map.entry("42704", UNSUPPORTED),
          Map.entry("42883", UNSUPPORTED));

  private final Failure.Reason failure;

  DatabaseReason(Failure.Reason failure) {
    this.failure = failure;
  }

  /** The label value: lower case. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The corresponding reason of all sources. */
  Failure.Reason failure() {
    return failure;
  }

  /** Classifies an error of the driver or the server. */
  static DatabaseReason of(SQLException error) {
    String text = String.valueOf(error.getMessage());
    DatabaseReason known = BY_STATE.get(state(error));
    if (known != null) {
      return known == AUTH && wantsTls(text) ? TLS : known;
    }
    Throwable cause = error;
    for (int i = 0; i < DEEP && cause != null; i++, cause = cause.getCause()) {
      DatabaseReason reason = of(cause);
      if (reason != OTHER) {
        return reason;
      }
    }
    // the driver's messages are translated; these words are not
    if (text.contains("SSL") || text.contains("PgjdbcHostnameVerifier")) {
      return TLS;
    }
    return switch (state(error)) {
      case "08004" -> AUTH;
      default -> state(error).startsWith("08") ? UNREACHABLE : OTHER;
    };
  }

  /** Whether the connection is unusable after this error. */
  static boolean endsConnection(SQLException error) {
    return state(error).startsWith("08") || state(error).startsWith("57P");
  }

  private static DatabaseReason of(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return DNS;
    } else if (cause instanceof SocketTimeoutException) {
      return TIMEOUT;
    } else if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return UNREACHABLE;
    } else if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
      return TLS;
    } else {
      return OTHER;
    }
  }

  /** The rejection of a plain connection by pg_hba.conf, since PostgreSQL 14 and before. */
  private static boolean wantsTls(String text) {
    return text.contains("no encryption") || text.contains("SSL off");
  }

  /** The SQLSTATE of an error, empty without one. */
  static String state(SQLException error) {
    return error.getSQLState() == null ? "" : error.getSQLState();
  }
}
