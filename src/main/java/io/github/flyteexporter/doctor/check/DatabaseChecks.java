package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Flyte's PostgreSQL, by our own role where there is one and by what Flyte says. */
final class DatabaseChecks {
  private static final double NEARLY_ALL = 0.9;
  private static final double LONG_SECONDS = 30;
  private static final Set<String> OF_MIGRATIONS = Set.of("migration_failed", "schema_conflict");
  private static final String KEY = "it needs database.host";
  private static final String NOT_ASKED = "PostgreSQL was not asked; " + KEY;

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.DATABASE,
              "database",
              "PostgreSQL answers us and Flyte",
              "without it nothing is accepted or recorded",
              "login and a query by our own role, and Flyte's errors and times",
              "pg_isready -h HOST from a pod beside Flyte; compare configuration.database"
                  + " (flyte-core: userSettings and common.databaseSecret)",
              DatabaseChecks::answers),
          new Check<>(
              Area.DATABASE,
              "database-writable",
              "PostgreSQL accepts writes",
              "a standby or a full disk refuses every new execution",
              "in recovery, or read-only by default",
              "Point Flyte to the primary, or free space on its disk",
              DatabaseChecks::writable),
          new Check<>(
              Area.DATABASE,
              "database-connections",
              "connections are left",
              "Flyte is refused when none is",
              "nine tenths of those that are allowed are used",
              "Lower database.maxOpenConnections of Flyte, or raise max_connections",
              DatabaseChecks::connections),
          new Check<>(
              Area.DATABASE,
              "database-locks",
              "nobody waits long for a lock",
              "propeller stands still while flyteadmin waits",
              "a session waits " + (int) LONG_SECONDS + " s or longer",
              "Find who holds it: SELECT pid, pg_blocking_pids(pid), query FROM pg_stat_activity",
              DatabaseChecks::locks),
          new Check<>(
              Area.DATABASE,
              "database-grants",
              "our role may read what is asked",
              "what cannot be read is missing from the verdict",
              "parts of the database that were refused",
              "Grant pg_monitor and SELECT on migrations to the role, see src/docs/database.md",
              DatabaseChecks::grants),
          new Check<>(
              Area.MIGRATIONS,
              "migrations",
              "the migrations of the running version are applied",
              "flyteadmin fails on a schema of another version",
              "applied ones against those of the version, and logs of failed starts",
              "Read the log of run-migrations (flyte-binary: of the first start after the upgrade);"
                  + " see src/docs/upgrade-flyte.md",
              DatabaseChecks::migrations));

  private DatabaseChecks() {}

  private static Finding answers(Observed observed) {
    List<Value> login = observed.with("flyte_database_unreadable", "part", "login");
    Optional<Finding> refused =
        login.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Finding.problem("our login fails: " + login.get(0).labels().get("reason")));
    boolean errors = observed.all("flyte_admin_database_duration_seconds").isEmpty();
    Finding otherwise =
        errors
            ? Finding.notSeen(
                "neither our own login (" + KEY + ") nor flyteadmin's page says anything")
            : Finding.ok("flyteadmin's own readings show no failure; no login of ours: " + KEY);
    return Judging.worstOf(
        otherwise,
        Judging.verdict(observed, Cause.DATABASE),
        refused,
        Judging.look(observed, LookSamples.DATABASE));
  }

  private static Finding writable(Observed observed) {
    if (observed.most("flyte_database_read_only").orElse(0) > 0) {
      return Finding.problem("new transactions are read-only by default");
    } else if (observed.most("flyte_database_in_recovery").orElse(0) > 0) {
      return Finding.problem("the server is in recovery: a standby");
    }
    return observed.all("flyte_database_read_only").isEmpty()
        ? Finding.notSeen(NOT_ASKED)
        : Finding.ok("neither read-only nor a standby");
  }

  private static Finding connections(Observed observed) {
    OptionalDouble most = observed.most("flyte_database_connections_max");
    List<Value> used = observed.all("flyte_database_connections");
    if (most.isEmpty() || used.isEmpty()) {
      return Finding.notSeen(NOT_ASKED);
    }
    double sum = used.stream().mapToDouble(Value::number).sum();
    String seen = "%.0f of %.0f connections are used".formatted(sum, most.getAsDouble());
    if (sum >= most.getAsDouble()) {
      return Finding.problem(seen);
    }
    return sum >= NEARLY_ALL * most.getAsDouble() ? Finding.warning(seen) : Finding.ok(seen);
  }

  private static Finding locks(Observed observed) {
    if (observed.all("flyte_database_lock_waits").isEmpty()) {
      return Finding.notSeen(NOT_ASKED);
    }
    OptionalDouble longest = observed.most("flyte_database_longest_lock_wait_seconds");
    String seen = "the longest wait for a lock is %.0f s".formatted(longest.orElse(0));
    return longest.orElse(0) >= LONG_SECONDS ? Finding.problem(seen) : Finding.ok(seen);
  }

  private static Finding grants(Observed observed) {
    List<Value> refused =
        observed.all("flyte_database_unreadable").stream()
            .filter(one -> !one.labels().get("part").equals("login"))
            .toList();
    if (!refused.isEmpty()) {
      return Finding.warning(
          Judging.lines(
              refused, one -> one.labels().get("part") + ": " + one.labels().get("reason")));
    }
    return observed.set("flyte_database_up").isEmpty()
        ? Finding.notSeen(NOT_ASKED)
        : Finding.ok("every part was read");
  }

  private static Finding migrations(Observed observed) {
    List<Value> starts =
        observed.set("flyte_control_plane_start_failure").stream()
            .filter(one -> OF_MIGRATIONS.contains(one.labels().get("reason")))
            .toList();
    if (!starts.isEmpty()) {
      return Finding.problem(
          Judging.lines(
              starts, one -> one.labels().get("component") + ": " + one.labels().get("reason")));
    }
    OptionalDouble missing = observed.most("flyte_database_migrations_missing");
    if (missing.isEmpty()) {
      return Finding.notSeen(
          observed.vantage().settings().database().host().isEmpty()
              ? NOT_ASKED
              : "applied migrations were not read, or the version has no list here");
    }
    double unknown = observed.most("flyte_database_migrations_unknown").orElse(0);
    if (missing.getAsDouble() > 0) {
      return Finding.problem("%.0f migrations are missing".formatted(missing.getAsDouble()));
    }
    return unknown > 0
        ? Finding.warning(
            "%.0f applied migrations are unknown to the running version: an older Flyte on a newer"
                    .formatted(unknown)
                + " schema")
        : Finding.ok(
            "all of %.0f are applied"
                .formatted(observed.most("flyte_database_migrations_known").orElse(0)));
  }
}
