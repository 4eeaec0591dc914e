package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One read of the database: a connection, then a read-only transaction for each query, so that a
 * locked or forbidden one does not affect the others. Blocks.
 */
final class DatabaseQueryRun {
  /** The part of the label for the connection itself. */
  private static final String LOGIN = "login";

  /** The hint of a query that was skipped. */
  static final String TOO_LATE = "earlier queries took too long";

  private static final String SESSIONS_SEEN = "SELECT pg_has_role('pg_read_all_stats', 'USAGE')";

  private final SourceId id;
  private final Database settings;
  private final DatabaseLogin login;
  private final TimeSource time;
  private final long begun;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Evidence> unread = new ArrayList<>();
  private final DatabaseLook look = new DatabaseLook();

  /**
   * What a read came to.
   *
   * @param look the same connection as a direct look
   */
  record Result(Reading reading, Reading look) {}

  private DatabaseQueryRun(SourceId id, Database settings, TimeSource time) {
    this.id = id;
    this.settings = settings;
    this.login = new DatabaseLogin(settings);
    this.time = time;
    this.begun = time.nanoTime();
  }

  /** Reads the database; the reading holds failures, but never the password. */
  static Result read(SourceId id, Database settings, TimeSource time) {
    DatabaseQueryRun run = new DatabaseQueryRun(id, settings, time);
    Reading reading = run.reading();
    return new Result(reading, run.look.reading(reading.at()));
  }

  /** The reading of a database that cannot be read. */
  static Reading failed(SourceId id, Instant at, Duration took, DatabaseReason why, String text) {
    List<Sample> said =
        List.of(new Sample(DatabaseSamples.UP, Labels.NONE, 0), unreadable(LOGIN, why));
    Failure failure = new Failure(why.failure(), text);
    return new Reading(id, at, took, 0, 0, Samples.of(said), List.of(), Optional.of(failure));
  }

  private Reading reading() {
    try (Connection connection = login.open()) {
      look.done(LookSamples.LOGIN, took());
      read(connection);
    } catch (DatabaseFailure e) {
      look.failed(e, took());
      return failed(id, time.instant(), took(), e.reason(), e.getMessage());
    } catch (SQLException e) {
      String text = login.address() + ": " + DatabaseLogin.text(e);
      look.failed(new DatabaseFailure(DatabaseReason.of(e), DatabaseReason.state(e), text), took());
      return failed(id, time.instant(), took(), DatabaseReason.of(e), text);
    }
    samples.add(new Sample(DatabaseSamples.UP, Labels.NONE, 1));
    return new Reading(
        id,
        time.instant(),
        took(),
        0,
        samples.size(),
        Samples.of(samples),
        unread,
        Optional.empty());
  }

  private void read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      limit(statement);
      long sent = time.nanoTime();
      statement.execute("SELECT 1");
      Duration query = time.since(sent);
      look.done(LookSamples.QUERY, query);
      double took = query.toNanos() / 1e9;
      samples.add(new Sample(DatabaseSamples.READ_DURATION, Labels.NONE, took));
      boolean seen = yes(statement, SESSIONS_SEEN);
      boolean isFlyte2 = yes(statement, Flyte2Queries.IS_FLYTE_2);
      connection.rollback();
      for (DatabaseQuery part : isFlyte2 ? Flyte2Queries.ALL : DatabaseQuery.ALL) {
        if (took().compareTo(settings.timeout().multipliedBy(2)) > 0) {
          unread(part, DatabaseReason.TIMEOUT, TOO_LATE);
        } else if (part.needsOtherSessions() && !seen) {
          unread(part, DatabaseReason.FORBIDDEN, missing(part));
        } else {
          read(connection, statement, part);
        }
      }
    }
  }

  private void read(Connection connection, Statement statement, DatabaseQuery part)
      throws SQLException {
    try {
      limit(statement);
      try (ResultSet answer = statement.executeQuery(part.query())) {
        samples.addAll(part.mapper().map(DatabaseQuery.rows(answer)));
      }
    } catch (DatabaseFailure e) {
      unread(part, e.reason(), e.getMessage());
    } catch (SQLException e) {
      if (DatabaseReason.endsConnection(e)) {
        throw e;
      }
      DatabaseReason reason = DatabaseReason.of(e);
      unread(part, reason, DatabaseLogin.text(e) + hint(part, reason));
    }
    connection.rollback();
  }

  /** Limits this transaction: it does not wait long behind a lock of Flyte's. */
  private void limit(Statement statement) throws SQLException {
    long millis = settings.timeout().toMillis();
    statement.execute(
        "SET LOCAL statement_timeout = " + millis + "; SET LOCAL lock_timeout = " + millis);
  }

  private static boolean yes(Statement statement, String question) throws SQLException {
    try (ResultSet rows = statement.executeQuery(question)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private String hint(DatabaseQuery part, DatabaseReason reason) {
    return switch (reason) {
      case FORBIDDEN -> ": " + missing(part);
      case TABLE_MISSING ->
          ": Flyte has not migrated this database, or database.name is another one";
      case UNSUPPORTED -> ": not supported by this version of PostgreSQL";
      default -> "";
    };
  }

  private String missing(DatabaseQuery part) {
    return part.grant() + " is missing for role " + settings.user();
  }

  private void unread(DatabaseQuery part, DatabaseReason reason, String hint) {
    samples.add(unreadable(part.label(), reason));
    unread.add(new Evidence.UnreadPart(part.label(), reason.label(), hint));
  }

  static Sample unreadable(String part, DatabaseReason reason) {
    return new Sample(
        DatabaseSamples.UNREADABLE, Labels.of("part", part, "reason", reason.label()), 1);
  }

  private Duration took() {
    return time.since(begun);
  }
}
