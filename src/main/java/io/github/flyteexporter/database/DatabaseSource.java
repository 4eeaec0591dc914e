package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Flyte's PostgreSQL, read on a worker thread, one read at a time and at most as often as
 * configured. In between, and while a read takes long, the reading is the one before.
 */
public final class DatabaseSource implements Source {
  /** How long a round waits for a read in progress; a later result is for a later round. */
  private static final Duration WAIT = Duration.ofSeconds(1);

  /** A read ends by itself within three timeouts; only a hanging name resolution takes longer. */
  private static final int LONGEST_IN_TIMEOUTS = 4;

  private final Vertx vertx;
  private final Database settings;
  private final TimeSource time;
  private final SourceId id;
  private Optional<Reading> newest = Optional.empty();
  private OptionalLong begun = OptionalLong.empty();
  private Future<Reading> run = Future.succeededFuture();
  private boolean workerBusy;

  /** The source of the database that the settings name. */
  public DatabaseSource(Vertx vertx, Database settings, TimeSource time) {
    this.vertx = vertx;
    this.settings = settings;
    this.time = time;
    this.id = new SourceId(DatabaseSamples.SOURCE, settings.name());
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public synchronized Future<Reading> read() {
    if (!workerBusy && run.isComplete() && isDue()) {
      begin();
    }
    return run.timeout(WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .map(done -> current())
        .otherwise(stillRunning -> current());
  }

  private boolean isDue() {
    return begun.isEmpty() || time.since(begun.getAsLong()).compareTo(settings.every()) >= 0;
  }

  private void begin() {
    begun = OptionalLong.of(time.nanoTime());
    workerBusy = true;
    Duration longest = settings.timeout().multipliedBy(LONGEST_IN_TIMEOUTS);
    run =
        vertx
            .executeBlocking(() -> DatabaseQueryRun.read(id, settings, time), false)
            .onComplete(done -> workerIsFree())
            .timeout(longest.toMillis(), TimeUnit.MILLISECONDS)
            .otherwise(error -> failed(error, longest))
            .onSuccess(this::keep);
  }

  private Reading failed(Throwable error, Duration after) {
    boolean late = error instanceof TimeoutException;
    return DatabaseQueryRun.failed(
        id,
        time.instant(),
        after,
        late ? DatabaseReason.TIMEOUT : DatabaseReason.OTHER,
        late ? "timed out after " + after.toSeconds() + " s" : error.getClass().getName());
  }

  private synchronized void workerIsFree() {
    workerBusy = false;
  }

  private synchronized void keep(Reading reading) {
    newest = Optional.of(reading);
  }

  private synchronized Reading current() {
    return newest.orElseGet(
        () -> Reading.notYet(id, time.instant(), "the first read is in progress"));
  }
}
