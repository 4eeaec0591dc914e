package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL; whatever happens, nobody hears the password. */
abstract class DatabaseFixture {
  static final String CANARY = "canary-5e1f0a77";

  @TempDir static Path folder;

  static FlyteDatabase database;
  private final List<Reading> readings = new ArrayList<>();
  DatabaseLogs logs;

  @BeforeAll
  static void start() throws Exception {
    database = FlyteDatabase.start(folder);
    database.sql("flyteadmin", DatabaseDocs.sql());
    database.sql(
        "flyteadmin",
        "CREATE ROLE tls_only LOGIN PASSWORD 'change-me'; GRANT pg_read_all_stats TO tls_only;"
            + " GRANT SELECT ON public.migrations TO tls_only; CREATE ROLE other LOGIN");
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void listen() {
    logs = new DatabaseLogs(Level.ALL);
  }

  @AfterEach
  void nobodyHearsThePassword() {
    logs.close();
    assertThat(logs.text()).isNotEmpty().doesNotContain(CANARY, FlyteDatabase.PASSWORD);
    assertThat(readings).isNotEmpty();
    for (Reading reading : readings) {
      assertThat(reading.toString()).doesNotContain(CANARY, FlyteDatabase.PASSWORD);
      reading.samples().all(DatabaseSamples.UNREADABLE).stream()
          .map(sample -> sample.labels().toString())
          .forEach(labels -> assertThat(labels).doesNotContain(CANARY));
    }
  }

  Reading look(Database settings) {
    Reading reading = FlyteDatabase.look(settings);
    readings.add(reading);
    return reading;
  }

  static List<String> unread(Reading reading) {
    return reading.samples().all(DatabaseSamples.UNREADABLE).stream()
        .map(sample -> sample.labels().get("part") + " " + sample.labels().get("reason"))
        .toList();
  }
}
