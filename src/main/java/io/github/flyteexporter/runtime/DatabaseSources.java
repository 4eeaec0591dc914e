package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.database.DatabaseSource;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The database as a source, where one is configured; it stays while its settings do. */
final class DatabaseSources {
  private final Vertx vertx;
  private final InstantSource clock;
  private Database settings = Database.none();
  private Optional<Source> source = Optional.empty();

  DatabaseSources(Vertx vertx, InstantSource clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  /**
   * The source of these settings, none where they name no host.
   *
   * @param forAll whether we are the one of several replicas that tells what is one for all
   */
  synchronized List<Source> of(Database next, boolean forAll) {
    if (!next.equals(settings)) {
      settings = next;
      source =
          next.host().isEmpty()
              ? Optional.empty()
              : Optional.of(new DatabaseSource(vertx, next, clock));
    }
    return forAll ? source.stream().toList() : List.of();
  }
}
