package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recorded answers of Flyte's PostgreSQL, as the reading that live ones make. */
public final class RecordedDatabase {
  /** Which source it is: a recording knows one database. */
  public static final SourceId ID = new SourceId(DatabaseSamples.SOURCE, Database.none().name());

  private static final Duration TIMEOUT = Database.none().timeout();

  private RecordedDatabase() {}

  /**
   * The recorded answer to one query.
   *
   * @param rows numbers, texts and nulls
   * @param took until all of it was there
   */
  public record Answer(List<List<Object>> rows, Duration took) {}

  /**
   * The reading of a database that let us in.
   *
   * @param login how long connecting took
   * @param answers by the query's name; an unknown name is ignored
   */
  public static Reading reading(Instant at, Duration login, Map<String, Answer> answers) {
    List<Sample> samples = new ArrayList<>();
    List<Evidence> unread = new ArrayList<>();
    Duration took = login;
    answers.values().stream()
        .map(Answer::took)
        .min(Duration::compareTo)
        .ifPresent(
            least ->
                samples.add(
                    new Sample(DatabaseSamples.READ_DURATION, Labels.NONE, least.toNanos() / 1e9)));
    for (DatabaseQuery query : DatabaseQuery.ALL) {
      Answer answer = answers.get(query.label());
      try {
        if (answer == null) {
          throw new DatabaseFailure(DatabaseReason.OTHER, "not recorded");
        }
        if (took.compareTo(TIMEOUT.multipliedBy(2)) > 0) {
          throw new DatabaseFailure(DatabaseReason.TIMEOUT, DatabaseQueryRun.TOO_LATE);
        }
        took = took.plus(answer.took());
        if (answer.took().compareTo(TIMEOUT) > 0) {
          throw new DatabaseFailure(DatabaseReason.TIMEOUT, "over " + TIMEOUT.toSeconds() + " s");
        }
        samples.addAll(query.mapper().map(answer.rows()));
      } catch (DatabaseFailure e) {
        samples.add(DatabaseQueryRun.unreadable(query.label(), e.reason()));
        unread.add(new Evidence.UnreadPart(query.label(), e.reason().label(), e.getMessage()));
      }
    }
    samples.add(new Sample(DatabaseSamples.UP, Labels.NONE, 1));
    return new Reading(
        ID, at, took, 0, samples.size(), Samples.of(samples), unread, Optional.empty());
  }

  /** The reading of a database that did not let us in, for an error as the driver names it. */
  public static Reading failed(Instant at, Duration took, SQLException error) {
    return DatabaseQueryRun.failed(
        ID, at, took, DatabaseReason.of(error), DatabaseLogin.text(error));
  }
}
