package io.github.flyteexporter.database;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A query for one part of the database's state; may fail without the others.
 *
 * @param label the label value, of a closed list
 * @param grant the GRANT it needs
 * @param mapper turns the rows into samples
 */
record DatabaseQuery(String label, String query, String grant, RowMapper mapper) {
  private static final String STATS = "GRANT pg_read_all_stats";

  /** Flyte 1.16.8 has 66. */
  private static final int MOST_MIGRATIONS = 2_000;

  private static final List<String> STATES =
      List.of("active", "idle", "idle_in_transaction", "idle_in_transaction_aborted", "other");

  /**
   * All queries in their order. A session that waits for another's row waits for its transaction,
   * which belongs to no database; {@code waitstart} came with PostgreSQL 14; the table of
   * migrations has one column, no time and no status (gormigrate 2.1.1, DefaultOptions).
   */
  static final List<DatabaseQuery> ALL =
      List.of(
          new DatabaseQuery(
              "limit",
              "SELECT current_setting('max_connections')::int"
                  + " - current_setting('superuser_reserved_connections')::int"
                  + " - coalesce(current_setting('reserved_connections', true)::int, 0)",
              "",
              rows -> numbers(rows, DatabaseSamples.CONNECTIONS_MAX)),
          new DatabaseQuery(
              "connections",
              "SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity"
                  + " WHERE backend_type = 'client backend' GROUP BY 1",
              STATS,
              DatabaseQuery::states),
          new DatabaseQuery(
              "transactions",
              "SELECT extract(epoch FROM max(clock_timestamp() - xact_start)),"
                  + " extract(epoch FROM max(clock_timestamp() - state_change)"
                  + " FILTER (WHERE state LIKE 'idle in transaction%'))"
                  + " FROM pg_stat_activity WHERE backend_type = 'client backend'"
                  + " AND datname = current_database() AND pid <> pg_backend_pid()",
              STATS,
              rows ->
                  numbers(rows, DatabaseSamples.LONGEST_TRANSACTION, DatabaseSamples.LONGEST_IDLE)),
          new DatabaseQuery(
              "locks",
              "SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                  + " WHERE NOT granted AND datname = current_database()",
              "",
              rows -> numbers(rows, DatabaseSamples.LOCK_WAITS)),
          new DatabaseQuery(
              "lock_wait",
              "SELECT extract(epoch FROM max(clock_timestamp() - waitstart))"
                  + " FROM pg_locks JOIN pg_stat_activity USING (pid)"
                  + " WHERE NOT granted AND datname = current_database()",
              "",
              rows -> numbers(rows, DatabaseSamples.LONGEST_LOCK_WAIT)),
          new DatabaseQuery(
              "read_only",
              "SELECT current_setting('default_transaction_read_only'), pg_is_in_recovery()",
              "",
              DatabaseQuery::readOnly),
          new DatabaseQuery(
              "waiting",
              "SELECT coalesce(wait_event_type, 'none'), coalesce(wait_event, 'none'), count(*)"
                  + " FROM pg_stat_activity WHERE state = 'active'"
                  + " AND datname = current_database() AND pid <> pg_backend_pid() GROUP BY 1, 2",
              STATS,
              DatabaseQuery::waits),
          new DatabaseQuery(
              "size",
              "SELECT pg_database_size(current_database())",
              "GRANT CONNECT ON DATABASE",
              rows -> numbers(rows, DatabaseSamples.SIZE)),
          new DatabaseQuery(
              "migrations",
              "SELECT left(id::text, 255) FROM public.migrations WHERE id IS NOT NULL LIMIT "
                  + (MOST_MIGRATIONS + 1),
              "GRANT USAGE ON SCHEMA public or GRANT SELECT ON public.migrations",
              DatabaseQuery::migrations));

  /**
   * The types of wait events (postgresql.org/docs/current/monitoring-stats.html); {@code none} is a
   * session that runs.
   */
  private static final Set<String> WAITS =
      Set.of("none", "io", "ipc", "lock", "lwlock", "client", "timeout");

  /** Turns the rows of a result into samples. */
  interface RowMapper {
    List<Sample> map(List<List<Object>> rows) throws DatabaseFailure;
  }

  /**
   * Reads all rows of a result: numbers, texts and nulls.
   *
   * @throws SQLException when the connection breaks
   */
  static List<List<Object>> rows(ResultSet answer) throws SQLException {
    int columns = answer.getMetaData().getColumnCount();
    List<List<Object>> rows = new ArrayList<>();
    while (answer.next()) {
      List<Object> row = new ArrayList<>(columns);
      for (int column = 1; column <= columns; column++) {
        row.add(answer.getObject(column));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Whether the result is empty, without an error, for a role that may not see other sessions. */
  boolean needsOtherSessions() {
    return grant.equals(STATS);
  }

  /** One row with a number in each column; nulls are left out. */
  static List<Sample> numbers(List<List<Object>> rows, String... names) throws DatabaseFailure {
    if (rows.isEmpty() || rows.get(0).size() < names.length) {
      throw new DatabaseFailure(DatabaseReason.OTHER, "the result has too few rows or columns");
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (rows.get(0).get(i) instanceof Number number) {
        samples.add(new Sample(names[i], Labels.NONE, Math.max(0, number.doubleValue())));
      }
    }
    return samples;
  }

  private static List<Sample> readOnly(List<List<Object>> rows) {
    List<Sample> samples = new ArrayList<>();
    for (List<Object> row : rows) {
      if (row.size() == 2) {
        flag(DatabaseSamples.READ_ONLY, row.get(0), samples);
        flag(DatabaseSamples.RECOVERY, row.get(1), samples);
      }
    }
    return samples;
  }

  /** A switch of PostgreSQL, left out when it is null. */
  private static void flag(String name, Object value, List<Sample> samples) {
    if (value != null) {
      boolean on = Set.of("on", "true").contains(String.valueOf(value));
      samples.add(new Sample(name, Labels.NONE, on ? 1 : 0));
    }
  }

  private static List<Sample> waits(List<List<Object>> rows) {
    Map<String, Double> counts = new TreeMap<>();
    for (List<Object> row : rows) {
      if (row.size() == 3 && row.get(2) instanceof Number number) {
        String type = String.valueOf(row.get(0)).toLowerCase(Locale.ROOT);
        counts.merge(WAITS.contains(type) ? type : "other", number.doubleValue(), Double::sum);
      }
    }
    List<Sample> samples = new ArrayList<>();
    counts.forEach(
        (type, n) -> samples.add(new Sample(DatabaseSamples.ACTIVE, Labels.of("wait", type), n)));
    return samples;
  }

  private static List<Sample> states(List<List<Object>> rows) {
    Map<String, Double> counts = new LinkedHashMap<>();
    STATES.forEach(state -> counts.put(state, 0.0));
    for (List<Object> row : rows) {
      if (row.size() == 2 && row.get(1) instanceof Number number) {
        String state = String.valueOf(row.get(0)).replaceAll("[()]", "").replace(' ', '_');
        String known = counts.containsKey(state) ? state : "other";
        counts.merge(known, number.doubleValue(), Double::sum);
      }
    }
    List<Sample> samples = new ArrayList<>();
    counts.forEach(
        (state, n) ->
            samples.add(new Sample(DatabaseSamples.CONNECTIONS, Labels.of("state", state), n)));
    return samples;
  }

  private static List<Sample> migrations(List<List<Object>> rows) throws DatabaseFailure {
    Set<String> applied = new HashSet<>();
    rows.forEach(row -> row.forEach(id -> applied.add(String.valueOf(id))));
    if (applied.size() > MOST_MIGRATIONS) {
      throw new DatabaseFailure(
          DatabaseReason.TOO_LARGE,
          "table migrations has more than " + MOST_MIGRATIONS + " rows; Flyte has fewer than 100");
    }
    return DatabaseMigrations.compared(applied);
  }
}
