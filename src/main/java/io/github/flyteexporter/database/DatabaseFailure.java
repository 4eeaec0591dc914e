package io.github.flyteexporter.database;

/** A failed read of the database or of a part of it, with its classified reason. */
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
