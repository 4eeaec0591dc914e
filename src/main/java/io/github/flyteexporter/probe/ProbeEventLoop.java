package io.github.flyteexporter.probe;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The one event loop that all probes live on: nothing of theirs needs a lock, nothing blocks it.
 */
final class ProbeEventLoop {
  private final Vertx vertx;
  private final Context context;

  ProbeEventLoop(Vertx vertx) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
  }

  Vertx vertx() {
    return vertx;
  }

  /** Work that is done on the loop; its result arrives on the loop of the caller. */
  <T> Future<T> begin(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    Context asking = vertx.getOrCreateContext();
    context.runOnContext(
        go ->
            guarded(work)
                .onComplete(result -> asking.runOnContext(back -> complete(done, result))));
    return done.future();
  }

  /** Work whose end is waited for on the loop, no longer than this. */
  <T> Future<T> within(Duration limit, Supplier<Future<T>> work) {
    Promise<T> first = Promise.promise();
    long timer =
        vertx.setTimer(
            Math.max(1, limit.toMillis()),
            late ->
                first.tryFail(new TimeoutException("no end after " + limit.toMillis() + " ms")));
    guarded(work)
        .onComplete(
            result ->
                context.runOnContext(
                    here -> {
                      vertx.cancelTimer(timer);
                      complete(first, result);
                    }));
    return first.future();
  }

  /** Work that blocks, on a worker. */
  <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  private static <T> void complete(Promise<T> promise, AsyncResult<T> result) {
    if (result.succeeded()) {
      promise.tryComplete(result.result());
    } else {
      promise.tryFail(result.cause());
    }
  }

  private static <T> Future<T> guarded(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
