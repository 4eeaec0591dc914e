package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a real PostgreSQL come to the samples that a live look makes of them. */
class RecordedDatabaseIT {
  /** These differ between two looks at the same database: who is connected, how long it took. */
  private static final Set<String> MOVING =
      Set.of(
          DatabaseSamples.READ_DURATION,
          DatabaseSamples.CONNECTIONS,
          DatabaseSamples.LONGEST_TRANSACTION,
          DatabaseSamples.SIZE);

  @TempDir private static Path folder;

  @Test
  void theRecordedAnswersGiveTheLiveReading() throws Exception {
    try (FlyteDatabase database = FlyteDatabase.start(folder)) {
      database.sql("flyteadmin", DatabaseDocs.sql());
      Reading live = FlyteDatabase.look(database.settings());
      Reading recorded = RecordedDatabase.reading(Instant.EPOCH, Duration.ZERO, answers(database));
      assertThat(live.ok()).isTrue();
      assertThat(recorded.evidence()).isEqualTo(live.evidence()).isEmpty();
      assertThat(names(recorded)).isEqualTo(names(live)).hasSizeGreaterThan(8);
      for (String name : names(live)) {
        List<Sample> expected = live.samples().all(name);
        assertThat(recorded.samples().all(name)).as(name).hasSameSizeAs(expected);
        if (!MOVING.contains(name)) {
          assertThat(recorded.samples().all(name)).containsExactlyInAnyOrderElementsOf(expected);
        }
      }
    }
  }

  private static Set<String> names(Reading reading) {
    Set<String> names = new HashSet<>();
    for (String name :
        List.of(
            DatabaseSamples.UP,
            DatabaseSamples.UNREADABLE,
            DatabaseSamples.READ_DURATION,
            DatabaseSamples.CONNECTIONS,
            DatabaseSamples.CONNECTIONS_MAX,
            DatabaseSamples.LONGEST_TRANSACTION,
            DatabaseSamples.LONGEST_IDLE,
            DatabaseSamples.LOCK_WAITS,
            DatabaseSamples.LONGEST_LOCK_WAIT,
            DatabaseSamples.SIZE,
            DatabaseSamples.APPLIED,
            DatabaseSamples.KNOWN,
            DatabaseSamples.MISSING,
            DatabaseSamples.UNKNOWN)) {
      if (reading.samples().has(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /** As a recorder writes them down: with a role that may only read. */
  private static Map<String, RecordedDatabase.Answer> answers(FlyteDatabase database)
      throws Exception {
    Map<String, RecordedDatabase.Answer> answers = new HashMap<>();
    String url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/flyteadmin";
    try (Connection connection =
            DriverManager.getConnection(url, "flyte_exporter", FlyteDatabase.PASSWORD);
        Statement statement = connection.createStatement()) {
      for (DatabaseQuery query : DatabaseQuery.ALL) {
        try (ResultSet rows = statement.executeQuery(query.query())) {
          answers.put(
              query.label(),
              new RecordedDatabase.Answer(DatabaseQuery.rows(rows), Duration.ofMillis(1)));
        }
      }
    }
    return answers;
  }
}
