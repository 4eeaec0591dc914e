package io.github.flyteexporter.kube.startlog;

import java.util.Locale;

/** Why Flyte does not start or migrate, by its last log lines: a closed list. */
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
  /** A migration failed for a reason that is not logged with it. */
  MIGRATION_FAILED,
  OTHER;

  /** Whether any other reason is more precise. */
  boolean isVague() {
    return this == WAITING_FOR_DATABASE || this == MIGRATION_FAILED;
  }

  /** The label value: lower case. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
