package io.github.flyteexporter.database;

/** A failed read of the database or of a part of it, with its classified reason. */
final class DatabaseFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final DatabaseReason reason;
  private final String state;

  DatabaseFailure(DatabaseReason reason, String detail) {
    this(reason, "", detail);
  }

  /** One with the SQLSTATE that the server or the driver gave, empty without one. */
  DatabaseFailure(DatabaseReason reason, String state, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.state = state;
  }

  String state() {
    return state;
  }

  DatabaseReason reason() {
    return reason;
  }
}
