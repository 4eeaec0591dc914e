package io.github.flyteexporter.signal.database;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/** What Flyte 2's database holds of its actions; absent unless the database is configured. */
public final class DatabaseActionSignals {
  private static final String ACTIONS = "table `actions` of Flyte 2";

  public static final Signal RUNS =
      gauge(
              "flyte_database_runs",
              "Runs of Flyte 2 that have not ended, by phase, counted exactly.",
              "phase")
          .computed(ACTIONS, FromDatabase.good(DatabaseSamples.RUNS));

  public static final Signal OLDEST_QUEUED =
      gauge(
              "flyte_database_oldest_queued_action_seconds",
              "Age of the oldest queued action of Flyte 2, a lost run included; absent if none is"
                  + " queued.")
          .computed(ACTIONS, FromDatabase.good(DatabaseSamples.OLDEST_QUEUED));

  public static final Signal UNRECORDED =
      gauge(
              "flyte_database_actions_without_event",
              "Actions of Flyte 2 that are queued for over a minute and of which no event was"
                  + " recorded: never enqueued, or never looked at.")
          .computed(
              "tables `actions` and `action_events` of Flyte 2",
              FromDatabase.good(DatabaseSamples.ACTIONS_UNRECORDED));

  public static final List<Signal> ALL = List.of(RUNS, OLDEST_QUEUED, UNRECORDED);

  private DatabaseActionSignals() {}
}
