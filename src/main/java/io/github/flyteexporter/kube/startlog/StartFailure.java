package io.github.flyteexporter.kube.startlog;

import java.util.Locale;

/** Why Flyte does not start or migrate, as its last lines tell it: a closed list. */
enum StartFailure {
  PASSWORD_FILE_MISSING,
  /** The settings of the connection cannot be read as such: a password with a blank, for one. */
  CONNECTION_SETTINGS,
  AUTHENTICATION,
  PERMISSION,
  DATABASE_MISSING,
  LOCK_TIMEOUT,
  DEADLOCK,
  TOO_MANY_CONNECTIONS,
  DISK_FULL,
  READ_ONLY,
  /** The database does not hold what the migration expects, or holds it already. */
  SCHEMA_CONFLICT,
  TLS,
  DNS,
  TIMEOUT,
  CONNECTION_REFUSED,
  UNREACHABLE,
  CONNECTION_LOST,
  WAITING_FOR_DATABASE,
  /** A migration failed, and the line that says so does not say why. */
  MIGRATION_FAILED,
  OTHER;

  /** Whether a line with any other reason says more. */
  boolean vague() {
    return this == WAITING_FOR_DATABASE || this == MIGRATION_FAILED;
  }

  /** The label value: lower case. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
