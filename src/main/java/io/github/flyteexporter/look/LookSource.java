package io.github.flyteexporter.look;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A look as a source: begun once a round, one at a time. A round does not wait long for it; what
 * takes longer goes on beside the rounds, and its result is for the round after.
 */
public final class LookSource implements Source {
  private final SourceId id;
  private final TimeSource time;
  private final Duration wait;
  private final Supplier<Future<List<LookResult>>> look;
  private Optional<Reading> newest = Optional.empty();
  private Future<?> running = Future.succeededFuture();

  /**
   * A source of looks at one target.
   *
   * @param wait how long a round waits
   * @param look makes the calls, within a time limit of their own; no result when there was nothing
   *     to look at
   */
  public LookSource(
      SourceId id, TimeSource time, Duration wait, Supplier<Future<List<LookResult>>> look) {
    this.id = id;
    this.time = time;
    this.wait = wait;
    this.look = look;
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public synchronized Future<Reading> read() {
    if (running.isComplete()) {
      running = look.get().onSuccess(this::keep);
    }
    return running.isComplete()
        ? running.map(done -> current())
        : running.timeout(wait.toMillis(), TimeUnit.MILLISECONDS).transform(over -> ended(over));
  }

  private Future<Reading> ended(AsyncResult<?> over) {
    return over.failed() && running.failed()
        ? Future.failedFuture(over.cause())
        : Future.succeededFuture(current());
  }

  private synchronized void keep(List<LookResult> results) {
    newest = Optional.of(LookResult.reading(id, time.instant(), results));
  }

  private synchronized Reading current() {
    return newest.orElseGet(
        () -> Reading.notYet(id, time.instant(), "the first look is in progress"));
  }
}
