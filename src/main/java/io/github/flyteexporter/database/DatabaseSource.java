package io.github.flyteexporter.database;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.database.DatabaseQueryRun.Result;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

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
  private final Source looks =
      new Source() {
        @Override
        public SourceId id() {
          return LookSamples.DATABASE;
        }

        @Override
        public Future<Reading> read() {
          return next().map(done -> current(LookSamples.DATABASE, Result::look));
        }
      };
  private Optional<Result> newest = Optional.empty();
  private OptionalLong begun = OptionalLong.empty();
  private Future<Result> run = Future.succeededFuture();
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
  public Future<Reading> read() {
    return next().map(done -> current(id, Result::reading));
  }

  /** The login and the smallest query of the same reads, as direct looks. */
  public Source looks() {
    return looks;
  }

  private synchronized Future<?> next() {
    if (!workerBusy && run.isComplete() && isDue()) {
      begin();
    }
    return run.timeout(WAIT.toMillis(), TimeUnit.MILLISECONDS)
        .transform(endedOrStillRunning -> Future.succeededFuture());
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

  private Result failed(Throwable error, Duration after) {
    boolean late = error instanceof TimeoutException;
    DatabaseReason reason = late ? DatabaseReason.TIMEOUT : DatabaseReason.OTHER;
    String text = late ? "timed out after " + after.toSeconds() + " s" : error.getClass().getName();
    Instant now = time.instant();
    DatabaseLook look = new DatabaseLook();
    look.failed(new DatabaseFailure(reason, text), after);
    return new Result(DatabaseQueryRun.failed(id, now, after, reason, text), look.reading(now));
  }

  private synchronized void workerIsFree() {
    workerBusy = false;
  }

  private synchronized void keep(Result result) {
    newest = Optional.of(result);
  }

  private synchronized Reading current(SourceId of, Function<Result, Reading> part) {
    return newest
        .map(part)
        .orElseGet(() -> Reading.notYet(of, time.instant(), "the first read is in progress"));
  }
}
