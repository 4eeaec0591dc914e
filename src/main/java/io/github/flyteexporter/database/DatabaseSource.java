package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Flyte's PostgreSQL, looked at on a worker thread, one look at a time and at most as often as it
 * is configured; in between, and while a look takes long, the reading stays the one before.
 */
public final class DatabaseSource implements Source {
  /** So long a round waits for a look; one that takes longer is for a later round. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** A look ends by itself within three; only names that are not resolved take longer. */
  private static final int LONGEST_IN_TIMEOUTS = 4;

  private final Vertx vertx;
  private final Database settings;
  private final InstantSource clock;
  private final SourceId id;
  private Optional<Reading> newest = Optional.empty();
  private Instant begun = Instant.MIN;
  private Future<Reading> look = Future.succeededFuture();
  private boolean stuck;

  /** The database that the settings name. */
  public DatabaseSource(Vertx vertx, Database settings, InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.id = new SourceId(DatabaseSamples.SOURCE, settings.name());
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public synchronized Future<Reading> read() {
    Instant now = clock.instant();
    if (!stuck && look.isComplete() && !now.isBefore(due())) {
      begin(now);
    }
    return look.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .map(done -> current(now))
        .otherwise(late -> current(now));
  }

  private Instant due() {
    return begun.equals(Instant.MIN) ? begun : begun.plus(settings.every());
  }

  private void begin(Instant now) {
    begun = now;
    stuck = true;
    Duration longest = settings.timeout().multipliedBy(LONGEST_IN_TIMEOUTS);
    look =
        vertx
            .executeBlocking(() -> DatabaseQueryRun.of(id, settings, clock), false)
            .onComplete(over -> free())
            .timeout(longest.toMillis(), TimeUnit.MILLISECONDS)
            .otherwise(error -> lost(error, longest))
            .onSuccess(this::keep);
  }

  private Reading lost(Throwable error, Duration after) {
    boolean late = error instanceof TimeoutException;
    return DatabaseQueryRun.failed(
        id,
        clock.instant(),
        after,
        late ? DatabaseReason.TIMEOUT : DatabaseReason.OTHER,
        late ? "nothing came of it in " + after.toSeconds() + " s" : error.getClass().getName());
  }

  private synchronized void free() {
    stuck = false;
  }

  private synchronized void keep(Reading reading) {
    newest = Optional.of(reading);
  }

  private synchronized Reading current(Instant now) {
    return newest.orElseGet(
        () ->
            Reading.failed(
                id,
                now,
                Duration.between(begun, now),
                new Failure(Reason.OTHER, "the first look is under way")));
  }
}
