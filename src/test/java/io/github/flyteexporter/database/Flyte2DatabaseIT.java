package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of Flyte 2's database, with the rights that the docs give, on a real PostgreSQL. */
class Flyte2DatabaseIT {
  private static final String NAME = "flyte";

  @TempDir private static Path folder;

  private static FlyteDatabase database;

  @BeforeAll
  static void start() throws Exception {
    database = FlyteDatabase.start(folder);
    database.sql("postgres", "CREATE DATABASE " + NAME);
    database.sql(NAME, Files.readString(Path.of("src/test/resources/database/flyte2-schema.sql")));
    database.sql(NAME, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
    database.sql(NAME, DatabaseDocs.ofFlyte2());
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    database.sql(NAME, "TRUNCATE actions, action_events");
  }

  private static Reading look() {
    Database settings = database.settings(NAME, "flyte_exporter", FlyteDatabase.PASSWORD);
    return FlyteDatabase.look(settings);
  }

  /** A root, or a child, of so many seconds ago, with or without an event. */
  private static void action(String name, String parent, int phase, int age, boolean event)
      throws Exception {
    database.sql(
        NAME,
        "INSERT INTO actions (project, domain, run_name, name, parent_action_name, phase,"
            + " action_spec, created_at) VALUES ('payments', 'production', '%s', '%s', %s, %d,"
                .formatted(name, parent == null ? "a0" : "a1", parent, phase)
            + " 'secret', now() - interval '%d seconds')".formatted(age));
    if (event) {
      database.sql(
          NAME,
          "INSERT INTO action_events (project, domain, run_name, name, attempt, phase, version)"
              + " VALUES ('payments', 'production', '%s', '%s', 1, 1, 0)"
                  .formatted(name, parent == null ? "a0" : "a1"));
    }
  }

  private static Map<String, Double> runs(Reading reading) {
    return reading.samples().all(DatabaseSamples.RUNS).stream()
        .filter(sample -> sample.value() > 0)
        .collect(Collectors.toMap(sample -> sample.labels().get("phase"), Sample::value));
  }

  @Test
  void runsByPhaseTheOldestQueuedAndWhatHasNoEvent() throws Exception {
    action("r1", null, 4, 300, true);
    action("r1", "'a0'", 4, 290, true);
    action("r2", null, 1, 200, false); // lost
    action("r3", null, 1, 900, true); // its pod waits
    action("r4", null, 1, 5, false); // of this moment
    action("r5", "'a0'", 1, 400, false); // a child that nobody looks at
    action("r6", null, 5, 9_000, true);
    action("r7", null, 7, 9_000, false);
    action("r8", null, 9, 9_000, true);
    Reading reading = look();
    assertThat(reading.ok()).isTrue();
    assertThat(runs(reading)).isEqualTo(Map.of("queued", 3.0, "running", 1.0, "paused", 1.0));
    assertThat(reading.samples().all(DatabaseSamples.RUNS)).hasSize(5);
    assertThat(reading.samples().sum(DatabaseSamples.OLDEST_QUEUED).orElseThrow())
        .isBetween(900.0, 960.0);
    assertThat(reading.samples().sum(DatabaseSamples.ACTIONS_UNRECORDED)).hasValue(2);
    assertThat(DatabaseFixture.unread(reading)).isEmpty();
  }

  @Test
  void withoutAnyActionNothingIsQueuedAndNoAgeIsGiven() {
    Reading reading = look();
    assertThat(runs(reading)).isEmpty();
    assertThat(reading.samples().has(DatabaseSamples.OLDEST_QUEUED)).isFalse();
    assertThat(reading.samples().sum(DatabaseSamples.ACTIONS_UNRECORDED)).hasValue(0);
    assertThat(reading.samples().all(DatabaseSamples.APPLIED)).isEmpty();
  }

  /** The columns with inputs and specs stay closed. */
  @Test
  void theGrantsOpenNoSpecs() throws Exception {
    action("r1", null, 1, 5, false);
    for (String column : List.of("action_spec", "run_spec")) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () ->
                      database.sql(
                          NAME, "SET ROLE flyte_exporter; SELECT " + column + " FROM actions")))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void whatIsNotGrantedIsNamedAndTheRestIsRead() throws Exception {
    database.sql(
        NAME,
        "REVOKE SELECT (project, domain, run_name, name) ON public.action_events FROM"
            + " flyte_exporter");
    try {
      action("r1", null, 1, 100, false);
      Reading reading = look();
      assertThat(DatabaseFixture.unread(reading)).containsExactly("unrecorded forbidden");
      assertThat(runs(reading)).isEqualTo(Map.of("queued", 1.0));
      assertThat(reading.evidence().toString())
          .contains("public.action_events", "is missing for role flyte_exporter");
    } finally {
      database.sql(NAME, DatabaseDocs.ofFlyte2().replaceFirst("CREATE ROLE [^;]*;", ""));
    }
  }
}
