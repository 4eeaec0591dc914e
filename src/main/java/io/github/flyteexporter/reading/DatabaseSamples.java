package io.github.flyteexporter.reading;

/** Names of the samples that the room {@code database} reads from Flyte's PostgreSQL. */
public final class DatabaseSamples {
  /** The source, as in the label {@code source}. */
  public static final String SOURCE = "database";

  /** Whether login and query succeeded; also in a failed reading. */
  public static final String UP = "database:up";

  /**
   * Parts that could not be read, by {@code part} and {@code reason}, 1; also in a failed reading.
   */
  public static final String UNREADABLE = "database:unreadable";

  /** Duration of the smallest query. */
  public static final String READ_DURATION = "database:read_duration_seconds";

  /** Client connections to the whole server, by {@code state}. */
  public static final String CONNECTIONS = "database:connections";

  /** Connections available to roles other than superusers. */
  public static final String CONNECTIONS_MAX = "database:connections_max";

  /** Age of the oldest transaction, absent if there is none. */
  public static final String LONGEST_TRANSACTION = "database:longest_transaction_seconds";

  /** Longest time that a session has been idle in a transaction. */
  public static final String LONGEST_IDLE = "database:longest_idle_in_transaction_seconds";

  /** Sessions that wait for a lock. */
  public static final String LOCK_WAITS = "database:lock_waits";

  /** Longest time that a session has waited for a lock. */
  public static final String LONGEST_LOCK_WAIT = "database:longest_lock_wait_seconds";

  /** Whether new transactions are read-only by default, as managed servers do when full. */
  public static final String READ_ONLY = "database:read_only";

  /** Whether the server is in recovery: a standby, or starting after a crash. */
  public static final String RECOVERY = "database:in_recovery";

  /** Sessions that execute a query, by the type of event that they {@code wait} for. */
  public static final String ACTIVE = "database:active_sessions";

  /** Size of the database on disk. */
  public static final String SIZE = "database:size_bytes";

  /** Migrations that are applied according to the database. */
  public static final String APPLIED = "database:migrations_applied";

  /** Migrations of a Flyte {@code version}; the newest version comes last. */
  public static final String KNOWN = "database:migrations_known";

  /** Known migrations that are not applied, by {@code version}. */
  public static final String MISSING = "database:migrations_missing";

  /** Applied migrations that this {@code version} does not know. */
  public static final String UNKNOWN = "database:migrations_unknown";

  /** Runs of Flyte 2 that have not ended, by {@code phase}. */
  public static final String RUNS = "database:runs";

  /** Age of the oldest action of Flyte 2 that is queued, absent if none is. */
  public static final String OLDEST_QUEUED = "database:oldest_queued_action_seconds";

  /** Actions of Flyte 2 that are queued for over a minute and have no event. */
  public static final String ACTIONS_UNRECORDED = "database:actions_without_event";

  private DatabaseSamples() {}
}
