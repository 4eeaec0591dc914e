package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.http.RawServer;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Reading;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Login and query of a real PostgreSQL as a direct look, in all the ways in which they fail. */
class DatabaseLookIT {
  @TempDir private static Path folder;

  private static FlyteDatabase database;

  @BeforeAll
  static void start() throws Exception {
    database = FlyteDatabase.start(folder);
    database.sql("flyteadmin", DatabaseDocs.sql());
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  private static Database at(int port) {
    return FlyteDatabase.hasty(
        FlyteDatabase.settings(port, "flyteadmin", "flyte_exporter", "x", "disable", null));
  }

  @Test
  void aDatabaseThatIsWell() {
    assertThat(FlyteDatabase.direct(database.settings()))
        .containsExactly("login ok status", "query ok status");
  }

  @Test
  void allConnectionsAreTaken() throws Exception {
    List<Connection> taken = new ArrayList<>();
    try {
      for (int i = 0; i < FlyteDatabase.CONNECTIONS - 3; i++) {
        taken.add(database.connect("flyteadmin"));
      }
      assertThat(FlyteDatabase.direct(database.settings()))
          .containsExactly("login error status 53300");
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  @Test
  void refusedDeniedHungAndCut() throws Exception {
    assertThat(
            FlyteDatabase.direct(
                database.settings("flyteadmin", "flyte_exporter", "not the password")))
        .containsExactly("login denied status 28P01");
    try (Socket gone = new Socket()) {
      // nobody listens there, and no other test can
      gone.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertThat(FlyteDatabase.direct(at(gone.getLocalPort())))
          .containsExactly("login refused connect");
    }
    try (RawServer mute = new RawServer("127.0.0.1", RawServer::hold)) {
      assertThat(FlyteDatabase.direct(at(mute.port()))).containsExactly("login hung connect");
    }
    try (RawServer cuts = new RawServer("127.0.0.1", RawServer::reset)) {
      assertThat(FlyteDatabase.direct(at(cuts.port()))).containsExactly("login refused connect");
    }
  }

  @Test
  void readOnlyRecoveryAndWaitsAreRead() throws Exception {
    Reading well = FlyteDatabase.look(database.settings());
    assertThat(well.samples().sum(DatabaseSamples.READ_ONLY)).hasValue(0);
    assertThat(well.samples().sum(DatabaseSamples.RECOVERY)).hasValue(0);
    database.sql("flyteadmin", "ALTER DATABASE flyteadmin SET default_transaction_read_only = on");
    try (Connection sleeps = database.connect("flyteadmin")) {
      assertThat(FlyteDatabase.look(database.settings()).samples().sum(DatabaseSamples.READ_ONLY))
          .hasValue(1);
      Thread asleep =
          new Thread(
              () -> {
                try (var statement = sleeps.createStatement()) {
                  statement.execute("SELECT pg_sleep(600)");
                } catch (SQLException e) {
                  // cancelled below
                }
              });
      asleep.start();
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(
                          FlyteDatabase.look(database.settings())
                              .samples()
                              .all(DatabaseSamples.ACTIVE))
                      .anyMatch(sample -> sample.labels().get("wait").equals("timeout")));
      database.sql(
          "postgres",
          "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)'"
              + " AND pid <> pg_backend_pid()");
      asleep.join(30_000);
    } finally {
      database.sql("postgres", "ALTER DATABASE flyteadmin SET default_transaction_read_only = off");
    }
  }
}
