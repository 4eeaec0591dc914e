package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One look at the database: a connection, then a read-only transaction for each part, so that one
 * that is locked or forbidden leaves the others as they are. Blocks.
 */
final class DatabaseQueryRun {
  /** The part that is not of the database but the way to it. */
  private static final String LOGIN = "login";

  /** Of a query that is not made any more. */
  static final String TOO_LATE = "those before it took too long";

  private static final String SESSIONS_SEEN = "SELECT pg_has_role('pg_read_all_stats', 'USAGE')";

  private final SourceId id;
  private final Database settings;
  private final DatabaseLogin login;
  private final InstantSource clock;
  private final long begun = System.nanoTime();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Evidence> unread = new ArrayList<>();

  private DatabaseQueryRun(SourceId id, Database settings, InstantSource clock) {
    this.id = id;
    this.settings = settings;
    this.login = new DatabaseLogin(settings);
    this.clock = clock;
  }

  /** What is seen, as of its end; what went wrong is in it, and nothing of the password. */
  static Reading of(SourceId id, Database settings, InstantSource clock) {
    return new DatabaseQueryRun(id, settings, clock).reading();
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
      read(connection);
    } catch (DatabaseFailure e) {
      return failed(id, clock.instant(), took(), e.reason(), e.getMessage());
    } catch (SQLException e) {
      String text = login.place() + ": " + DatabaseLogin.text(e);
      return failed(id, clock.instant(), took(), DatabaseReason.of(e), text);
    }
    samples.add(new Sample(DatabaseSamples.UP, Labels.NONE, 1));
    return new Reading(
        id,
        clock.instant(),
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
      long asked = System.nanoTime();
      statement.execute("SELECT 1");
      double took = (System.nanoTime() - asked) / 1e9;
      samples.add(new Sample(DatabaseSamples.READ_DURATION, Labels.NONE, took));
      boolean seen = yes(statement);
      connection.rollback();
      for (DatabaseQuery part : DatabaseQuery.ALL) {
        if (took().compareTo(settings.timeout().multipliedBy(2)) > 0) {
          unread(part, DatabaseReason.TIMEOUT, TOO_LATE);
        } else if (part.needsOthersSessions() && !seen) {
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
        samples.addAll(part.take().of(DatabaseQuery.rows(answer)));
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

  /** For this transaction: who waits behind a lock of Flyte's does not wait for long. */
  private void limit(Statement statement) throws SQLException {
    long millis = settings.timeout().toMillis();
    statement.execute(
        "SET LOCAL statement_timeout = " + millis + "; SET LOCAL lock_timeout = " + millis);
  }

  private static boolean yes(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(SESSIONS_SEEN)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private String hint(DatabaseQuery part, DatabaseReason reason) {
    return switch (reason) {
      case FORBIDDEN -> ": " + missing(part);
      case TABLE_MISSING -> ": flyteadmin has not migrated this database, or it is another one";
      case UNSUPPORTED -> ": this server is too old to tell";
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
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
