package io.github.flyteexporter.reading;

/** The names of the samples that are told by Flyte's PostgreSQL itself. */
public final class DatabaseSamples {
  /** The source that reads it, as in the label {@code source}. */
  public static final String SOURCE = "database";

  /** Whether it let us in and answered; also in a reading that failed. */
  public static final String UP = "database:up";

  /** What could not be read, by {@code part} and {@code reason}, 1; also in one that failed. */
  public static final String UNREADABLE = "database:unreadable";

  /** How long the smallest query took. */
  public static final String READ_DURATION = "database:read_duration_seconds";

  /** Connections of clients to the whole server, by {@code state}. */
  public static final String CONNECTIONS = "database:connections";

  /** How many connections there may be of roles that are no superuser. */
  public static final String CONNECTIONS_MAX = "database:connections_max";

  /** Age of the oldest transaction, absent when there is none. */
  public static final String LONGEST_TRANSACTION = "database:longest_transaction_seconds";

  /** For how long a session has done nothing in its transaction, the longest. */
  public static final String LONGEST_IDLE = "database:longest_idle_in_transaction_seconds";

  /** How many sessions wait for a lock. */
  public static final String LOCK_WAITS = "database:lock_waits";

  /** For how long one of them has waited, the longest. */
  public static final String LONGEST_LOCK_WAIT = "database:longest_lock_wait_seconds";

  /** Size of the database on disk. */
  public static final String SIZE = "database:size_bytes";

  /** Migrations that the database says were applied. */
  public static final String APPLIED = "database:migrations_applied";

  /** Migrations of a Flyte {@code version}; the newest version comes last. */
  public static final String KNOWN = "database:migrations_known";

  /** Those of them that were not applied, by {@code version}. */
  public static final String MISSING = "database:migrations_missing";

  /** Applied ones that this {@code version} does not know. */
  public static final String UNKNOWN = "database:migrations_unknown";

  private DatabaseSamples() {}
}
