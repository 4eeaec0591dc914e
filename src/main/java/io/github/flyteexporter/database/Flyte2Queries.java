package io.github.flyteexporter.database;

import static java.util.stream.Collectors.joining;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the database of Flyte 2 holds and its API cannot count: one table of actions, in which a run
 * is an action without a parent, and one of their events (flyte v2.0.43,
 * runs/migrations/sql/20260408110000_init_schema.sql). Only actions that have not ended are asked
 * for: they are few, and {@code phase} has an index.
 */
final class Flyte2Queries {
  /**
   * Its answer is whether the database is one of Flyte 2; tables that the role may not see count.
   */
  static final String IS_FLYTE_2 =
      "SELECT count(*) = 2 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
          + " ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"
          + " AND c.relname IN ('actions', 'action_events')";

  private static final String GRANT =
      "GRANT USAGE ON SCHEMA public or GRANT SELECT on columns of public.actions";

  /** The phases that are no end (flyte v2.0.43, flyteidl2/common/phase.proto:14-48). */
  private static final Map<Integer, String> PHASES = new LinkedHashMap<>();

  static {
    PHASES.put(1, "queued");
    PHASES.put(2, "waiting_for_resources");
    PHASES.put(3, "initializing");
    PHASES.put(4, "running");
    PHASES.put(9, "paused");
  }

  /** All queries in their order: those that every database is asked, then Flyte 2's own. */
  static final List<DatabaseQuery> ALL =
      Stream.concat(
              DatabaseQuery.ALL.stream().filter(one -> !one.label().equals("migrations")),
              Stream.of(
                  new DatabaseQuery(
                      "runs",
                      "SELECT phase, count(*) FROM public.actions"
                          + " WHERE phase IN ("
                          + PHASES.keySet().stream().map(String::valueOf).collect(joining(", "))
                          + ") AND parent_action_name IS NULL"
                          + " GROUP BY 1",
                      GRANT,
                      Flyte2Queries::runs),
                  new DatabaseQuery(
                      "oldest_queued",
                      "SELECT extract(epoch FROM max(clock_timestamp() - created_at))"
                          + " FROM public.actions WHERE phase = 1",
                      GRANT,
                      rows -> DatabaseQuery.numbers(rows, DatabaseSamples.OLDEST_QUEUED)),
                  // what was enqueued is queued again by an event within seconds
                  new DatabaseQuery(
                      "unrecorded",
                      "SELECT count(*) FROM public.actions a WHERE a.phase = 1"
                          + " AND a.created_at < clock_timestamp() - interval '1 minute'"
                          + " AND NOT EXISTS (SELECT FROM public.action_events e"
                          + " WHERE e.project = a.project AND e.domain = a.domain"
                          + " AND e.run_name = a.run_name AND e.name = a.name)",
                      GRANT + " and public.action_events",
                      rows -> DatabaseQuery.numbers(rows, DatabaseSamples.ACTIONS_UNRECORDED))))
          .toList();

  private Flyte2Queries() {}

  private static List<Sample> runs(List<List<Object>> rows) {
    Map<String, Double> counts = new LinkedHashMap<>();
    PHASES.values().forEach(phase -> counts.put(phase, 0.0));
    for (List<Object> row : rows) {
      if (row.size() == 2
          && row.get(0) instanceof Number phase
          && row.get(1) instanceof Number count
          && PHASES.containsKey(phase.intValue())) {
        counts.merge(PHASES.get(phase.intValue()), count.doubleValue(), Double::sum);
      }
    }
    List<Sample> samples = new ArrayList<>();
    counts.forEach(
        (phase, count) ->
            samples.add(new Sample(DatabaseSamples.RUNS, Labels.of("phase", phase), count)));
    return samples;
  }
}
