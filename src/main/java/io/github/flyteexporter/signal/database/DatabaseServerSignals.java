package io.github.flyteexporter.signal.database;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/** How Flyte's PostgreSQL is by its own account; absent unless it is configured. */
public final class DatabaseServerSignals {
  private static final String HOW = "PostgreSQL";

  public static final Signal UP =
      gauge(
              "flyte_database_up",
              "Whether the login to Flyte's PostgreSQL and a query succeed; absent before the"
                  + " first attempt.")
          .computed(HOW, FromDatabase.always(DatabaseSamples.UP));

  public static final Signal UNREADABLE =
      gauge(
              "flyte_database_unreadable",
              "Part of the database that could not be read, 1; part login means all of it.",
              "part",
              "reason")
          .computed(HOW, FromDatabase.always(DatabaseSamples.UNREADABLE));

  public static final Signal READ_DURATION =
      gauge("flyte_database_read_duration_seconds", "Duration of the smallest query.")
          .computed("`SELECT 1`", FromDatabase.good(DatabaseSamples.READ_DURATION));

  public static final Signal CONNECTIONS =
      gauge(
              "flyte_database_connections",
              "Client connections to the whole server, including the exporter's, by state.",
              "state")
          .computed("`pg_stat_activity`", FromDatabase.good(DatabaseSamples.CONNECTIONS));

  public static final Signal CONNECTIONS_MAX =
      gauge(
              "flyte_database_connections_max",
              "Connections available to roles other than superusers.")
          .computed(
              "`max_connections` less those reserved",
              FromDatabase.good(DatabaseSamples.CONNECTIONS_MAX));

  public static final Signal LONGEST_TRANSACTION =
      gauge(
              "flyte_database_longest_transaction_seconds",
              "Age of the oldest transaction in Flyte's database; absent if there is none.")
          .computed("`pg_stat_activity`", FromDatabase.good(DatabaseSamples.LONGEST_TRANSACTION));

  public static final Signal LONGEST_IDLE =
      gauge(
              "flyte_database_longest_idle_in_transaction_seconds",
              "Longest time that a session has been idle in a transaction; absent if none is.")
          .computed("`pg_stat_activity`", FromDatabase.good(DatabaseSamples.LONGEST_IDLE));

  public static final Signal LOCK_WAITS =
      gauge("flyte_database_lock_waits", "Sessions in Flyte's database that wait for a lock.")
          .computed("`pg_locks`", FromDatabase.good(DatabaseSamples.LOCK_WAITS));

  public static final Signal LONGEST_LOCK_WAIT =
      gauge(
              "flyte_database_longest_lock_wait_seconds",
              "Longest time that a session has waited for a lock; absent if none waits.")
          .computed(
              "`pg_locks`, PostgreSQL 14 and newer",
              FromDatabase.good(DatabaseSamples.LONGEST_LOCK_WAIT));

  public static final Signal READ_ONLY =
      gauge(
              "flyte_database_read_only",
              "Whether new transactions are read-only by default, as managed servers do when"
                  + " their disk is full.")
          .computed(
              "`default_transaction_read_only`", FromDatabase.good(DatabaseSamples.READ_ONLY));

  public static final Signal RECOVERY =
      gauge(
              "flyte_database_in_recovery",
              "Whether the server is in recovery: a standby, which accepts no writes.")
          .computed("`pg_is_in_recovery()`", FromDatabase.good(DatabaseSamples.RECOVERY));

  public static final Signal ACTIVE =
      gauge(
              "flyte_database_active_sessions",
              "Sessions in Flyte's database that execute a query, by the type of event they wait"
                  + " for; none means running.",
              "wait")
          .computed("`pg_stat_activity`", FromDatabase.good(DatabaseSamples.ACTIVE));

  public static final Signal SIZE =
      gauge("flyte_database_size_bytes", "Size of Flyte's database on disk.")
          .computed("`pg_database_size`", FromDatabase.good(DatabaseSamples.SIZE));

  public static final Signal APPLIED =
      gauge(
              "flyte_database_migrations_applied",
              "Migrations that flyteadmin has applied to its database.")
          .computed("table `migrations`", FromDatabase.good(DatabaseSamples.APPLIED));

  public static final Signal KNOWN =
      gauge(
              "flyte_database_migrations_known",
              "Migrations of the version compared with: the one that runs, or the newest the"
                  + " exporter knows.",
              "version",
              "basis")
          .computed("this program's own lists", MigrationBasis.reader(DatabaseSamples.KNOWN, true));

  public static final Signal MISSING =
      gauge(
              "flyte_database_migrations_missing",
              "Migrations of that version that are not applied; absent if the exporter has no"
                  + " list for the version that runs.")
          .computed("table `migrations`", MigrationBasis.reader(DatabaseSamples.MISSING, false));

  public static final Signal UNKNOWN =
      gauge(
              "flyte_database_migrations_unknown",
              "Applied migrations unknown to that version: an older Flyte on a newer schema.")
          .computed("table `migrations`", MigrationBasis.reader(DatabaseSamples.UNKNOWN, false));

  public static final List<Signal> ALL =
      List.of(
          UP,
          UNREADABLE,
          READ_DURATION,
          CONNECTIONS,
          CONNECTIONS_MAX,
          LONGEST_TRANSACTION,
          LONGEST_IDLE,
          LOCK_WAITS,
          LONGEST_LOCK_WAIT,
          READ_ONLY,
          RECOVERY,
          ACTIVE,
          SIZE,
          APPLIED,
          KNOWN,
          MISSING,
          UNKNOWN);

  private DatabaseServerSignals() {}
}
