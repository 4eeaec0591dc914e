package io.github.flyteexporter.signal.database;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.SeriesMapping.sumAndCount;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.summary;

import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Database calls of flyteadmin. Sources: flyte v1.16.8,
 * flyteadmin/pkg/repositories/errors/postgres.go:98-106 and gormimpl/metrics.go:26-40. not_found
 * and already_exists are normal traffic and left out; there is no metric of the pool.
 */
public final class DatabaseSignals {
  private static final Map<String, String> KINDS =
      Map.of(
          "gorm_error", "gorm", "postgres_error", "postgres", "undefined_table", "undefined_table");

  /** The scope of each component's errors. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "A:errors:", "flyteadmin",
          "A:signal:errors:", "flyteadmin",
          "S:errors:", "flytescheduler",
          "C:db:errors:", "clusterresourcesync");

  public static final Signal ERRORS =
      counter(
              "flyte_admin_database_errors_total",
              "Failed database calls, by kind; gorm means everything but an error from"
                  + " PostgreSQL: connection refused, pool, timeouts.",
              "target",
              "component",
              "kind")
          .passesThrough(errors());

  public static final Signal DURATION =
      summary(
              "flyte_admin_database_duration_seconds",
              "Duration of flyteadmin's database calls, by operation.",
              "target",
              "operation")
          .passesThrough(durations());

  public static final List<Signal> ALL = List.of(ERRORS, DURATION);

  private DatabaseSignals() {}

  private static List<SeriesMapping> errors() {
    List<SeriesMapping> takes = new ArrayList<>();
    PREFIXES.forEach(
        (prefix, component) ->
            KINDS.forEach(
                (name, kind) ->
                    takes.add(series(prefix + name, "component", component, "kind", kind))));
    return takes;
  }

  private static List<SeriesMapping> durations() {
    List<SeriesMapping> takes = new ArrayList<>();
    for (String operation : List.of("create", "get", "update", "list")) {
      takes.addAll(sumAndCount("A:database:*:" + operation + "_ms", 1e-3, "operation", operation));
    }
    return takes;
  }
}
