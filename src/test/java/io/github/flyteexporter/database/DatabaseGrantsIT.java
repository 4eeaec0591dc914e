package io.github.flyteexporter.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.database.DatabaseActionSignals;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SQL of src/docs/database.md, run as it stands on a real PostgreSQL where the public has no
 * rights; somebody is idle in a transaction and somebody waits for it, so that every signal has
 * something to tell.
 */
class DatabaseGrantsIT {
  private static final Set<String> MIGRATIONS =
      Set.of(
          "flyte_database_migrations_applied",
          "flyte_database_migrations_known",
          "flyte_database_migrations_missing",
          "flyte_database_migrations_unknown");

  /** What goes with each grant. */
  private static final Map<String, Set<String>> GIVES =
      Map.of(
          "GRANT pg_read_all_stats TO flyte_exporter",
          Set.of(
              "flyte_database_active_sessions",
              "flyte_database_connections",
              "flyte_database_longest_transaction_seconds",
              "flyte_database_longest_idle_in_transaction_seconds"),
          "GRANT USAGE ON SCHEMA public TO flyte_exporter",
          MIGRATIONS,
          "GRANT SELECT ON public.migrations TO flyte_exporter",
          MIGRATIONS);

  private static final String CONNECT = "GRANT CONNECT ON DATABASE flyteadmin TO flyte_exporter";

  @TempDir private static Path folder;

  private static FlyteDatabase database;
  private static Connection holder;
  private static CompletableFuture<Void> waiter;

  @BeforeAll
  static void start() throws Exception {
    database = FlyteDatabase.start(folder);
    database.sql(
        "flyteadmin",
        "REVOKE CONNECT ON DATABASE flyteadmin FROM PUBLIC; REVOKE ALL ON SCHEMA public FROM"
            + " PUBLIC");
    database.sql("flyteadmin", DatabaseDocs.sql());
    holder = database.connect("flyteadmin");
    holder.setAutoCommit(false);
    try (Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLE public.projects IN ACCESS EXCLUSIVE MODE");
    }
    waiter =
        CompletableFuture.runAsync(
            () -> {
              try {
                database.sql("flyteadmin", "SELECT count(*) FROM public.projects");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Awaitility.await()
        .until(() -> told(look()).contains("flyte_database_longest_lock_wait_seconds"));
  }

  @AfterAll
  static void stop() throws Exception {
    holder.rollback();
    holder.close();
    waiter.get();
    database.close();
  }

  private static Reading look() {
    return FlyteDatabase.look(database.settings());
  }

  private static List<Value> values(Reading reading) {
    State state = State.empty(1).next(List.of(reading));
    return Signals.of(new RoundView(state, reading.at())).values().all();
  }

  private static Set<String> told(Reading reading) {
    return values(reading).stream()
        .map(value -> value.signal().name())
        .filter(name -> name.startsWith("flyte_database_"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all() {
    Set<String> all =
        Catalogue.ALL.stream()
            .map(Signal::name)
            .filter(name -> name.startsWith("flyte_database_"))
            .collect(Collectors.toCollection(TreeSet::new));
    all.remove("flyte_database_unreadable");
    DatabaseActionSignals.ALL.forEach(ofFlyte2 -> all.remove(ofFlyte2.name()));
    return all;
  }

  static Set<String> grants() {
    return GIVES.keySet();
  }

  @Test
  void everyGrantIsTriedHere() throws Exception {
    Set<String> tried = new TreeSet<>(GIVES.keySet());
    tried.add(CONNECT);
    assertThat(DatabaseDocs.grants()).containsExactlyInAnyOrderElementsOf(tried);
  }

  @Test
  void withAllOfThemEverySignalIsThere() {
    Reading reading = look();
    assertThat(reading.failure()).isEmpty();
    assertThat(told(reading)).isEqualTo(all());
    assertThat(values(reading))
        .filteredOn(value -> value.signal().name().equals("flyte_database_connections"))
        .extracting(value -> value.labels().get("state") + " " + value.number())
        .contains("idle_in_transaction 1.0", "idle_in_transaction_aborted 0.0", "other 0.0")
        .contains("active 2.0");
    assertThat(number(reading, "flyte_database_connections_max"))
        .isEqualTo(FlyteDatabase.CONNECTIONS - 3);
    assertThat(number(reading, "flyte_database_lock_waits")).isEqualTo(1);
    assertThat(number(reading, "flyte_database_migrations_applied")).isEqualTo(66);
    assertThat(number(reading, "flyte_database_migrations_missing")).isZero();
    assertThat(number(reading, "flyte_database_migrations_unknown")).isZero();
    assertThat(number(reading, "flyte_database_size_bytes")).isGreaterThan(1_000_000);
  }

  @ParameterizedTest
  @MethodSource("grants")
  void withoutOneOfThemItsSignalsAreAbsentAndTheGrantIsNamed(String grant) throws Exception {
    Reading reading = without(grant);
    Set<String> left = all();
    left.removeAll(GIVES.get(grant));
    left.add("flyte_database_unreadable");
    assertThat(told(reading)).isEqualTo(left);
    String missing = grant.substring(0, grant.indexOf(" TO "));
    assertThat(reading.evidence())
        .isNotEmpty()
        .allSatisfy(
            part -> {
              Evidence.UnreadPart unread = (Evidence.UnreadPart) part;
              assertThat(unread.reason()).isEqualTo("forbidden");
              assertThat(unread.hint()).contains(missing, "flyte_exporter");
            });
  }

  @Test
  void withoutTheRightToConnectNothingIsRead() throws Exception {
    Reading reading = without(CONNECT);
    assertThat(told(reading)).containsExactly("flyte_database_unreadable", "flyte_database_up");
    assertThat(number(reading, "flyte_database_up")).isZero();
    assertThat(reading.failure().orElseThrow().detail()).contains("GRANT CONNECT ON DATABASE");
  }

  private static Reading without(String grant) throws Exception {
    database.sql("flyteadmin", grant.replace("GRANT", "REVOKE").replace(" TO ", " FROM "));
    try {
      return look();
    } finally {
      database.sql("flyteadmin", grant);
    }
  }

  private static double number(Reading reading, String name) {
    return values(reading).stream()
        .filter(value -> value.signal().name().equals(name))
        .mapToDouble(Value::number)
        .findFirst()
        .orElseThrow();
  }
}
