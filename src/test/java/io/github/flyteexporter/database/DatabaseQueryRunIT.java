package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.sql.Connection;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is read of a PostgreSQL that lets us in, and what is not. */
class DatabaseQueryRunIT extends DatabaseFixture {
  @Test
  void isUpWithTheRecordedSchema() {
    Reading reading = look(database.settings());
    assertThat(reading.failure()).isEmpty();
    assertThat(unread(reading)).isEmpty();
    assertThat(reading.samples().sum(DatabaseSamples.UP)).hasValue(1);
    assertThat(reading.samples().sum(DatabaseSamples.APPLIED)).hasValue(66);
    assertThat(reading.samples().sum(DatabaseSamples.LOCK_WAITS)).hasValue(0);
    assertThat(reading.samples().has(DatabaseSamples.LONGEST_LOCK_WAIT)).isFalse();
    assertThat(reading.samples().has(DatabaseSamples.LONGEST_TRANSACTION)).isFalse();
  }

  @Test
  void nothingOfUsStays() throws Exception {
    look(database.settings());
    try (Connection connection = database.connect("flyteadmin");
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                    + " WHERE usename = 'flyte_exporter'")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void aLockedTableLeavesTheRest() throws Exception {
    try (Connection holder = database.connect("flyteadmin");
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE public.migrations IN ACCESS EXCLUSIVE MODE");
      Reading reading = look(FlyteDatabase.hasty(database.settings()));
      assertThat(reading.failure()).isEmpty();
      assertThat(unread(reading)).containsExactly("migrations timeout");
      assertThat(reading.samples().has(DatabaseSamples.APPLIED)).isFalse();
      assertThat(reading.samples().has(DatabaseSamples.SIZE)).isTrue();
      assertThat(reading.samples().has(DatabaseSamples.LONGEST_TRANSACTION)).isTrue();
      holder.rollback();
    }
  }

  @Test
  void aDatabaseWithoutMigrationsIsReadOtherwise() {
    Reading reading =
        look(database.settings("datacatalog", "flyte_exporter", FlyteDatabase.PASSWORD));
    assertThat(reading.failure()).isEmpty();
    assertThat(unread(reading)).containsExactly("migrations table_missing");
    assertThat(reading.samples().has(DatabaseSamples.MISSING)).isFalse();
  }

  @Test
  void otherMigrationsThanThoseKnown() throws Exception {
    changed(
        "DELETE FROM public.migrations WHERE id = '2025-05-29-add-index-executions-phase';"
            + " INSERT INTO public.migrations VALUES ('2026-01-01-a'), ('2026-01-01-b')",
        "DELETE FROM public.migrations WHERE id LIKE '2026%';"
            + " INSERT INTO public.migrations VALUES ('2025-05-29-add-index-executions-phase')",
        reading -> {
          assertThat(reading.samples().all(DatabaseSamples.MISSING))
              .extracting(Sample::value)
              .containsExactly(1.0);
          assertThat(reading.samples().all(DatabaseSamples.UNKNOWN))
              .extracting(Sample::value)
              .containsExactly(2.0);
        });
  }

  @Test
  void aTableOfHundredThousandRowsIsNotFlytes() throws Exception {
    changed(
        "INSERT INTO public.migrations SELECT 'many-' || n FROM generate_series(1, 100000) n",
        "DELETE FROM public.migrations WHERE id LIKE 'many-%'",
        reading -> {
          assertThat(unread(reading)).containsExactly("migrations too_large");
          assertThat(reading.samples().has(DatabaseSamples.APPLIED)).isFalse();
        });
  }

  private void changed(String change, String back, Consumer<Reading> check) throws Exception {
    database.sql("flyteadmin", change);
    try {
      Reading reading = look(database.settings());
      assertThat(reading.failure()).isEmpty();
      check.accept(reading);
    } finally {
      database.sql("flyteadmin", back);
    }
  }
}
