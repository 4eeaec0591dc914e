package io.github.flyteexporter.database;

/** The database, or a part of it, could not be read, for a reason that is classified already. */
final class DatabaseFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final DatabaseReason reason;

  DatabaseFailure(DatabaseReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  DatabaseReason reason() {
    return reason;
  }
}
