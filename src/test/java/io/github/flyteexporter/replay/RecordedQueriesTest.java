package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorder's look at PostgreSQL comes to the samples that a live look makes. */
class RecordedQueriesTest {
  private static final String GOOD = "\"status\": 200, \"ms\": 80, \"login_ms\": 20";

  @TempDir private Path folder;
  private WrittenRecording written;

  @BeforeEach
  void begin() {
    written = new WrittenRecording(folder).tick();
  }

  private Reading reading() throws Exception {
    Recording recording = written.open();
    return RecordedQueries.reading(recording.ticks().get(0), recording.start());
  }

  private static double sum(Reading reading, String name) {
    return reading.samples().sum(name).orElse(Double.NaN);
  }

  private static List<String> unreadable(Reading reading) {
    return reading.samples().all(DatabaseSamples.UNREADABLE).stream()
        .map(sample -> sample.labels().get("part") + " " + sample.labels().get("reason"))
        .toList();
  }

  @Test
  void rowsBecomeSamples() throws Exception {
    written.body(
        "probe.database.json",
        GOOD,
        """
        {"limit": {"rows": [[97]], "ms": 9},
         "connections": {"rows": [["active", 1], ["idle in transaction", 2], ["other", 3]], "ms": 2},
         "transactions": {"rows": [[1.5, null]], "ms": 3},
         "locks": {"rows": [[4]], "ms": 4}, "lock_wait": {"rows": [[null]], "ms": 5},
         "size": {"rows": [[10378599]], "ms": 6},
         "migrations": {"rows": [["2019-05-22-projects"], ["of-tomorrow"]], "ms": 7},
         "read_only": {"rows": [["on", true]], "ms": 0},
         "waiting": {"rows": [["none", "none", 1], ["IO", "DataFileRead", 2], ["IO", "WALSync", 3],
                              ["Extension", "x", 4]], "ms": 1}}
        """);
    Reading reading = reading();
    assertThat(reading.ok()).isTrue();
    assertThat(unreadable(reading)).isEmpty();
    assertThat(sum(reading, DatabaseSamples.UP)).isEqualTo(1);
    assertThat(sum(reading, DatabaseSamples.CONNECTIONS_MAX)).isEqualTo(97);
    assertThat(sum(reading, DatabaseSamples.CONNECTIONS)).isEqualTo(6);
    assertThat(reading.samples().all(DatabaseSamples.CONNECTIONS))
        .contains(
            new Sample(DatabaseSamples.CONNECTIONS, Labels.of("state", "idle_in_transaction"), 2));
    assertThat(sum(reading, DatabaseSamples.LONGEST_TRANSACTION)).isEqualTo(1.5);
    assertThat(reading.samples().has(DatabaseSamples.LONGEST_IDLE)).isFalse();
    assertThat(reading.samples().has(DatabaseSamples.LONGEST_LOCK_WAIT)).isFalse();
    assertThat(sum(reading, DatabaseSamples.LOCK_WAITS)).isEqualTo(4);
    // the recorder's own session was read-only
    assertThat(reading.samples().has(DatabaseSamples.READ_ONLY)).isFalse();
    assertThat(sum(reading, DatabaseSamples.RECOVERY)).isEqualTo(1);
    assertThat(reading.samples().all(DatabaseSamples.ACTIVE))
        .containsExactly(
            new Sample(DatabaseSamples.ACTIVE, Labels.of("wait", "io"), 5),
            new Sample(DatabaseSamples.ACTIVE, Labels.of("wait", "none"), 1),
            new Sample(DatabaseSamples.ACTIVE, Labels.of("wait", "other"), 4));
    assertThat(sum(reading, DatabaseSamples.SIZE)).isEqualTo(10378599);
    assertThat(sum(reading, DatabaseSamples.APPLIED)).isEqualTo(2);
    assertThat(sum(reading, DatabaseSamples.UNKNOWN)).isEqualTo(1);
    assertThat(sum(reading, DatabaseSamples.READ_DURATION)).isEqualTo(0);
  }

  @Test
  void aSlowDatabaseIsLeftAloneAsLiveOneWouldBe() throws Exception {
    written.body(
        "probe.database.json",
        "\"status\": 200, \"ms\": 29522, \"login_ms\": 4000",
        """
        {"limit": {"rows": [[97]], "ms": 4000}, "connections": {"rows": [["active", 1]], "ms": 6000},
         "transactions": {"rows": [[1, 1]], "ms": 1}, "locks": {"rows": [[4]], "ms": 1}}
        """);
    Reading reading = reading();
    assertThat(unreadable(reading))
        .containsExactlyInAnyOrder(
            "connections timeout",
            "transactions timeout",
            "locks timeout",
            "lock_wait other",
            "read_only other",
            "waiting other",
            "size other",
            "migrations other");
    assertThat(reading.samples().has(DatabaseSamples.CONNECTIONS)).isFalse();
    assertThat(reading.took()).isEqualTo(Duration.ofSeconds(14));
  }

  @Test
  void aLoginThatFailsIsAFailedReadingWithItsReason() throws Exception {
    written.body(
        "probe.database.json",
        "\"error\": \"OperationalError\", \"ms\": 12",
        "{\"login\": {\"sqlstate\": null, \"error\": \"FATAL:  sorry, too many clients"
            + " already\"}}");
    Reading reading = reading();
    assertThat(reading.failure().orElseThrow().detail()).contains("too many clients", "53300");
    assertThat(sum(reading, DatabaseSamples.UP)).isEqualTo(0);
    assertThat(unreadable(reading)).containsExactly("login too_many_connections");
  }

  @Test
  void aLostConnectionIsUnreachable() throws Exception {
    written.body(
        "probe.database.json",
        "\"error\": \"OperationalError\", \"ms\": 12",
        "{\"login\": {\"sqlstate\": null, \"error\": \"server closed the connection\\n\\tThis\"}}");
    Reading reading = reading();
    assertThat(reading.failure().orElseThrow().reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(unreadable(reading)).containsExactly("login unreachable");
  }

  @Test
  void nullsAndMissingRowsAreNoZeroes() throws Exception {
    written.body(
        "probe.database.json",
        GOOD,
        "{\"limit\": {\"rows\": [], \"ms\": 1}, \"connections\": {\"rows\": [[\"idle\"]], \"ms\":"
            + " 1}, \"size\": {\"rows\": [[null]], \"ms\": 1}}");
    Reading reading = reading();
    assertThat(unreadable(reading)).contains("limit other");
    assertThat(reading.samples().has(DatabaseSamples.SIZE)).isFalse();
  }
}
